import { createRoute } from '@tanstack/react-router';
import { AgreementPage } from '#console/features/agreements/agreement-page';
import { rootRoute } from '#console/shell/root-route';

export const agreementRoute = createRoute({ getParentRoute: () => rootRoute, path: '/planer/$programme/aftale', component: AgreementPage });
