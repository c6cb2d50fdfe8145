import { z } from 'zod';

/** The parts of a version's page, in their order. */
export const VERSION_TABS = ['oversikt', 'tjenester', 'bro', 'enhetskostnader', 'sammenlign', 'mangler', 'filer'] as const;

export const SECTORS = ['health-authorities', 'gp', 'municipalities', 'pharmacies'] as const;

const code = z.string().min(1).max(64).optional().catch(undefined);

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
  tekst: z.string().min(1).max(100).optional().catch(undefined),
  side: z.number().int().min(1).optional().catch(undefined),
  fra: z.string().max(500).optional().catch(undefined),
});
export type VersionSearch = z.output<typeof VERSION_SEARCH>;

export interface VersionPartProps<Version> {
  readonly version: Version;
  readonly search: VersionSearch;
  /** Changes the address; what is not named stays, but for the page of a list. */
  readonly onChange: (change: VersionSearch) => void;
}
