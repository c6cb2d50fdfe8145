import { createRoute } from '@tanstack/react-router';
import { RunPage } from '#console/features/runs/run-page';
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

export const runRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/koersler/$issuer/$date',
  validateSearch: RUN_SEARCH,
  component: function OneRun() {
    return <RunPage {...runRoute.useParams()} search={runRoute.useSearch()} />;
  },
});
