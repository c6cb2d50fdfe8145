import { createRoute } from '@tanstack/react-router';
import { OverviewPage } from '#console/features/overview/overview-page';
import { rootRoute } from '#console/shell/root-route';

export const overviewRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: OverviewPage });
