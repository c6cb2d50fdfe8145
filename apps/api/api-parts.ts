import type { CaughtMails } from '#apps/api/mailbox/caught-mails';
import type { PartsHealth } from '#apps/api/health/parts-health';

/** What this installation has beside its use cases; another may have less. */
export class ApiParts {
  constructor(
    readonly health: PartsHealth,
    /** Where the embedded profile's mails end; null in production. */
    readonly mailbox: CaughtMails | null,
    /** Where the process engine shows its own page; null where nobody told us. */
    readonly procedurePage: string | null,
  ) {}
}
