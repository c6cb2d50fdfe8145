import { z } from 'zod';

/** The parts of a version's page, in their order. */
export const VERSION_TABS = ['oversikt', 'tjenester', 'bro', 'enhetskostnader', 'sammenlign', 'konsekvens', 'innspill', 'mangler', 'filer'] as const;

export const SECTORS = ['health-authorities', 'gp', 'municipalities', 'pharmacies'] as const;

const code = z.string().min(1).max(64).optional().catch(undefined);

const SORTS = ['payer', '-payer', 'name', '-name', 'from', '-from', 'to', '-to', 'change', '-change'] as const;

export const COMMITTEE_SECTORS = ['municipalities', 'health-authorities', 'pharmacies', 'gp', 'directorate', 'preparer', 'ministry'] as const;
export const REMARK_STATES = ['unanswered', 'open', 'overdue', 'met'] as const;

/** Which part is looked at, and how: every choice on the page is its address. */
export const VERSION_SEARCH = z.object({
  fane: z.enum(VERSION_TABS).optional().catch(undefined),
  tjeneste: code,
  fraKolonne: code,
  tilKolonne: code,
  tilVersjon: z.number().int().min(1).optional().catch(undefined),
  sektor: z.enum(SECTORS).optional().catch(undefined),
  med: z.number().int().min(1).optional().catch(undefined),
  ark: code,
  betaler: code,
  sortering: z.enum(SORTS).optional().catch(undefined),
  fraSektor: z.enum(COMMITTEE_SECTORS).optional().catch(undefined),
  status: z.enum(REMARK_STATES).optional().catch(undefined),
  tekst: z.string().min(1).max(100).optional().catch(undefined),
  side: z.number().int().min(1).optional().catch(undefined),
  fra: z.string().max(500).optional().catch(undefined),
});
export type VersionSearch = z.output<typeof VERSION_SEARCH>;

export function toConsequenceSort(text: string): VersionSearch['sortering'] {
  return SORTS.find((sort) => sort === text);
}

export interface VersionPartProps<Version> {
  readonly version: Version;
  readonly search: VersionSearch;
  /** Changes the address; what is not named stays, but for the page of a list. */
  readonly onChange: (change: VersionSearch) => void;
}
