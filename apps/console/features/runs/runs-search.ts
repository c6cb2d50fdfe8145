import { z } from 'zod';

export const RUN_STATES = ['draft', 'submitted', 'approved', 'issued', 'completed', 'rejected', 'cancelled'] as const;
export const RUN_TABS = ['overblik', 'betalere', 'dokumenter', 'undtagelser', 'bogfoering', 'forloeb'] as const;
export const MARKS = ['new-payer', 'no-longer-billed', 'sign-changed', 'far-from-the-others'] as const;
export const EFFECTS = ['budget', 'key', 'programme', 'extra-year', 'blocked', 'correction', 'carried-forward', 'rounding'] as const;

const sortOf = <const Key extends string>(keys: readonly Key[]) => z.enum([...keys, ...keys.map((key): `-${Key}` => `-${key}`)]);
const RUN_SORT = sortOf(['date', 'issuer', 'state', 'total']);
const PAYER_SORT = sortOf(['payer', 'name', 'net', 'last-year', 'difference', 'percent', ...EFFECTS]);
const DOCUMENT_SORT = sortOf(['number', 'payer', 'total']);

const position = {
  /** The cursor of the page, as the page before gave it. */
  fra: z.string().optional().catch(undefined),
  side: z.number().int().min(1).optional().catch(undefined),
};

/** The list of runs, as it stands in the address. */
export const RUNS_SEARCH = z.object({
  tilstand: z.enum(RUN_STATES).optional().catch(undefined),
  udsteder: z.string().optional().catch(undefined),
  aar: z.number().int().optional().catch(undefined),
  sort: RUN_SORT.optional().catch(undefined),
  ...position,
});
export type RunsSearch = z.output<typeof RUNS_SEARCH>;

/** A run's page: which tab, and the list on it. */
export const RUN_SEARCH = z.object({
  fane: z.enum(RUN_TABS).optional().catch(undefined),
  soeg: z.string().optional().catch(undefined),
  bemaerk: z.enum(MARKS).optional().catch(undefined),
  effekt: z.enum(EFFECTS).optional().catch(undefined),
  sort: PAYER_SORT.optional().catch(undefined),
  dokumentsort: DOCUMENT_SORT.optional().catch(undefined),
  ...position,
});
export type RunSearch = z.output<typeof RUN_SEARCH>;
