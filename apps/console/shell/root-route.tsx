import { createRootRoute } from '@tanstack/react-router';
import { AppShell } from '#console/shell/app-shell';
import { Crashed } from '#console/shell/crashed';
import { NotFound } from '#console/shell/not-found';

/** Every route of a feature has this one above it. */
export const rootRoute = createRootRoute({ component: AppShell, notFoundComponent: NotFound, errorComponent: Crashed });
