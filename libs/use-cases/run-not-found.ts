import { DomainError } from '#domain/errors';
import type { InvoiceRun } from '#persistence/invoice-run';

export function mustExist(run: InvoiceRun | null, id: string): InvoiceRun {
  if (!run) throw new DomainError('run-unknown', `there is no invoice run ${id}`, { run: id });
  return run;
}
