import { createRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { z } from 'zod';
import { MinePage } from '#console/features/mine/mine-page';
import { rootRoute } from '#console/shell/root-route';

/** `betaler`: which of the person's organisations; the first of them without it. */
const SEARCH = z.object({ betaler: z.string().min(1).max(32).optional().catch(undefined) });

/** Other features have their parts on a payer's page. */
export function mineRouteWith(parts: { readonly CostBasis: ComponentType }) {
  return createRoute({
    getParentRoute: () => rootRoute,
    path: '/mine',
    validateSearch: SEARCH,
    component: function Mine() {
      return <MinePage CostBasis={parts.CostBasis} />;
    },
  });
}
