import { createRoute, getRouteApi } from '@tanstack/react-router';
import { CostBasesPage } from '#console/features/cost-basis/cost-bases-page';
import { VersionPage } from '#console/features/cost-basis/version-page';
import { VERSION_SEARCH } from '#console/features/cost-basis/version-search';
import { rootRoute } from '#console/shell/root-route';

export const costBasesRoute = createRoute({ getParentRoute: () => rootRoute, path: '/tallgrunnlag', component: CostBasesPage });

const VERSION_PATH = '/tallgrunnlag/$basis/$number';
const oneVersion = getRouteApi(VERSION_PATH);

export const costBasisVersionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: VERSION_PATH,
  validateSearch: VERSION_SEARCH,
  component: function OneVersion() {
    const { basis, number } = oneVersion.useParams();
    return <VersionPage place={{ basis, number: Number(number) }} search={oneVersion.useSearch()} />;
  },
});
