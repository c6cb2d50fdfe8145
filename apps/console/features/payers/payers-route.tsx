import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import type { components } from '#console/api/generated/schema';
import { PayersPage } from '#console/features/payers/payers-page';
import { PayerPage } from '#console/features/payers/payer-page';
import { rootRoute } from '#console/shell/root-route';

/** What a payer may be, in the order in which it is offered. */
export const PAYER_KINDS = ['municipality', 'region', 'other'] as const satisfies readonly components['schemas']['PayerKind'][];

const SORTS = ['code', '-code', 'name', '-name', 'kind', '-kind'] as const;

const SEARCH = z.object({
  tekst: z.string().min(1).max(100).optional().catch(undefined),
  art: z.enum(PAYER_KINDS).optional().catch(undefined),
  aendring: z.enum(['true']).optional().catch(undefined),
  sortering: z.enum(SORTS).default('name').catch('name'),
  side: z.number().int().min(1).default(1).catch(1),
  fra: z.string().max(500).optional().catch(undefined),
});
export type PayersSearch = z.output<typeof SEARCH>;
export type PayersSort = (typeof SORTS)[number];

export function toSort(text: string): PayersSort {
  return SORTS.find((sort) => sort === text) ?? 'name';
}

export const payersRoute = createRoute({ getParentRoute: () => rootRoute, path: '/betalere', validateSearch: SEARCH, component: PayersPage });

export const payerRoute = createRoute({ getParentRoute: () => rootRoute, path: '/betalere/$code', component: PayerPage });
