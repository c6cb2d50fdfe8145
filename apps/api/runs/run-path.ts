import { z } from 'zod';
import type { RunKey } from '#contracts/invoice-run-process';
import { parseRunId } from '#contracts/parse-run-id';

/** A run in an address: `/runs/KOMBIT/2025-04-01`; a credit note made by hand has its name behind the day, `/runs/KOMBIT/2026-11-25~KOMBIT-000093.1`. */
export const RunPath = z.object({
  issuer: z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,32}$/),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(~[A-Za-z0-9-]{1,60}\.\d{1,4})?$/)
    .meta({ description: 'The day of the run; of a credit note made by hand `DAY~INVOICE.N`' }),
});

type Path = z.output<typeof RunPath>;

export function runIdAt({ issuer, date }: Path): string {
  return `${issuer}/${date}`;
}

/** `date-impossible` for a day that no calendar has. */
export function runKeyAt(path: Path): RunKey {
  return parseRunId(runIdAt(path));
}
