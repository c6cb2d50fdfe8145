import { createRoute } from '@tanstack/react-router';
import { AccessibilityPage } from '#console/features/accessibility/accessibility-page';
import { rootRoute } from '#console/shell/root-route';

export const accessibilityRoute = createRoute({ getParentRoute: () => rootRoute, path: '/was', component: AccessibilityPage });
