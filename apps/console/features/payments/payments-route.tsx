import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { AccountPage } from '#console/features/payments/account-page';
import { PaymentsPage, type PaymentsParts } from '#console/features/payments/payments-page';
import { rootRoute } from '#console/shell/root-route';

export const PAYMENT_TABS = ['afventer', 'poster', 'saldi', 'rykkere', 'bogfoering', 'filer'] as const;
const ITEM_SORTS = ['due', '-due', 'open', '-open', 'name', '-name'] as const;
const BALANCE_SORTS = ['name', '-name', 'open', '-open'] as const;

const SEARCH = z.object({
  udsteder: z.string().min(1).max(32).optional().catch(undefined),
  fane: z.enum(PAYMENT_TABS).optional().catch(undefined),
  tekst: z.string().min(1).max(100).optional().catch(undefined),
  /** Only payers that owe or are owed something. */
  kunaabne: z.enum(['true']).optional().catch(undefined),
  /** Only what should have been paid. */
  forfaldne: z.enum(['true']).optional().catch(undefined),
  sortering: z.enum(ITEM_SORTS).optional().catch(undefined),
  saldisortering: z.enum(BALANCE_SORTS).optional().catch(undefined),
  side: z.number().int().min(1).optional().catch(undefined),
  fra: z.string().max(500).optional().catch(undefined),
});
export type PaymentsSearch = z.output<typeof SEARCH>;

export function toItemSort(text: string): NonNullable<PaymentsSearch['sortering']> {
  return ITEM_SORTS.find((sort) => sort === text) ?? 'due';
}

export function toBalanceSort(text: string): NonNullable<PaymentsSearch['saldisortering']> {
  return BALANCE_SORTS.find((sort) => sort === text) ?? 'name';
}

/** What a statement of account is for, wherever it stands. */
export const PERIOD = z.object({
  fradag: z.iso.date().optional().catch(undefined),
  tildag: z.iso.date().optional().catch(undefined),
});
export type Period = z.output<typeof PERIOD>;

/** Another feature has its part on the page of payments. */
export function paymentsRouteWith(parts: PaymentsParts) {
  return createRoute({
    getParentRoute: () => rootRoute,
    path: '/betalinger',
    validateSearch: SEARCH,
    component: function Payments() {
      return <PaymentsPage parts={parts} />;
    },
  });
}

export const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/kontoudtog/$code',
  validateSearch: PERIOD,
  component: AccountPage,
});
