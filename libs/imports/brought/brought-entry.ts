/** A new row of a register, with the parts of it that a person checks. */
export interface BroughtEntry {
  readonly code: string;
  readonly name: string;
  readonly details: readonly EntryDetail[];
}

export interface EntryDetail {
  readonly field: EntryField;
  readonly value: string;
}

export const ENTRY_FIELDS = ['currency', 'registration', 'ean', 'series', 'role', 'organisation', 'email'] as const;
export type EntryField = (typeof ENTRY_FIELDS)[number];

/** What is empty is left out. */
export function broughtEntry(code: string, name: string, values: Partial<Readonly<Record<EntryField, string | null>>>): BroughtEntry {
  const details = ENTRY_FIELDS.flatMap((field) => {
    const value = values[field] ?? null;
    return value === null ? [] : [{ field, value }];
  });
  return { code, name, details };
}
