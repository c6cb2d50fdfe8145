import { createRoute, getRouteApi } from '@tanstack/react-router';
import { RunPage, type RunParts } from '#console/features/runs/run-page';
import { RUN_SEARCH, RUNS_SEARCH } from '#console/features/runs/runs-search';
import { RunsPage } from '#console/features/runs/runs-page';
import { rootRoute } from '#console/shell/root-route';

export const runsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/koersler',
  validateSearch: RUNS_SEARCH,
  component: function Runs() {
    return <RunsPage search={runsRoute.useSearch()} />;
  },
});

const RUN_PATH = '/koersler/$issuer/$date';
const oneRun = getRouteApi(RUN_PATH);

/** Other features have their parts on a run's page. */
export function runRouteWith(parts: RunParts) {
  return createRoute({
    getParentRoute: () => rootRoute,
    path: RUN_PATH,
    validateSearch: RUN_SEARCH,
    component: function OneRun() {
      return <RunPage {...oneRun.useParams()} search={oneRun.useSearch()} parts={parts} />;
    },
  });
}
