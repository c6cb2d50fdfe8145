import type { components } from '#console/api/generated/schema';

export type OwnYears = components['schemas']['OwnYears'];
export type OwnYear = OwnYears['years'][number];
export type KnownShare = Exclude<OwnYear['share'], { kind: 'not-known' }>;

/** A year that something was billed for. */
export function isBilled(year: OwnYear): boolean {
  return year.lines.length > 0;
}

/** Years by programme, both in the order the API gives them. */
export function byProgramme(years: readonly OwnYear[]): readonly (readonly [OwnYear, ...OwnYear[]])[] {
  return [...new Set(years.map(({ programme }) => programme))].flatMap((code) => {
    const [first, ...others] = years.filter(({ programme }) => programme === code);
    return first ? [[first, ...others] as const] : [];
  });
}

export type OwnLine = OwnYear['lines'][number] & Pick<OwnYear, 'programmeName' | 'year' | 'currency'>;

export interface OwnDocument {
  readonly number: string;
  readonly issuedOn: string;
  readonly lines: readonly OwnLine[];
}

/** The documents behind the years, the newest first, each with all its lines, whichever years these are for. */
export function documentsOf(years: readonly OwnYear[]): OwnDocument[] {
  const lines = years.flatMap(({ programmeName, year, currency, lines: own }) => own.map((line) => ({ ...line, programmeName, year, currency })));
  return [...new Map(lines.map(({ number, issuedOn }) => [number, issuedOn]))]
    .map(([number, issuedOn]) => ({ number, issuedOn, lines: lines.filter((line) => line.number === number) }))
    .sort((a, b) => (a.issuedOn === b.issuedOn ? a.number.localeCompare(b.number) : b.issuedOn.localeCompare(a.issuedOn)));
}
