import { parseLocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import type { RunKey } from '#contracts/invoice-run-process';

/** `ISSUER/DAY`, and of a credit note made by hand `ISSUER/DAY~INVOICE.N`, as a business key; `run-malformed` for anything else. */
export function parseRunId(run: string): RunKey {
  const [, issuer = '', date = '', credit] = /^([^/]+)\/(\d{4}-\d{2}-\d{2})(?:~([^/~]+-\d{6,}\.\d+))?$/.exec(run) ?? [];
  if (issuer === '')
    throw new DomainError('run-malformed', `a run is named ISSUER/YYYY-MM-DD, or with ~NUMBER.N behind it a credit note, not ${run}`, { run });
  const key = { issuer, billingDate: parseLocalDate(date) };
  return credit === undefined ? key : { ...key, credit };
}
