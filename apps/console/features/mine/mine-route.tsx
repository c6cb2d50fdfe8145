import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { MinePage } from '#console/features/mine/mine-page';
import { rootRoute } from '#console/shell/root-route';

/** `betaler`: which of the person's organisations; the first of them without it. */
const SEARCH = z.object({ betaler: z.string().min(1).max(32).optional().catch(undefined) });
export type MineSearch = z.output<typeof SEARCH>;

export const mineRoute = createRoute({ getParentRoute: () => rootRoute, path: '/mine', validateSearch: SEARCH, component: MinePage });
