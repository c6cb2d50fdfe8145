import { createRoute } from '@tanstack/react-router';
import { ImportPage } from '#console/features/imports/import-page';
import { rootRoute } from '#console/shell/root-route';

export const importRoute = createRoute({ getParentRoute: () => rootRoute, path: '/import', component: ImportPage });
