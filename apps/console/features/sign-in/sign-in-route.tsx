import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { SignInPage } from '#console/features/sign-in/sign-in-page';
import { rootRoute } from '#console/shell/root-route';

/** `tilbage`: the path to come back to. */
const SEARCH = z.object({ tilbage: z.string().optional().catch(undefined) });

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/log-ind',
  validateSearch: SEARCH,
  component: SignInPage,
});
