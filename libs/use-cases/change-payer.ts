import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { hasHiddenCharacters } from '#domain/hidden-characters';
import { eInvoicingProblem } from '#domain/invoicing/e-invoicing';
import { isGln } from '#domain/references/gln';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database, type Transaction } from '#persistence/database';
import { addPayerDetails, readPayerDetails, type PayerDetails } from '#persistence/register';
import { addPayerChange, approvePayerChange, lockPayerChange, lockPayerChanges } from '#persistence/payer-change';
import { listOpenPayerChanges, listPayerVersions } from '#persistence/payer-history';
import { formatEmailAddresses, parseEmailAddresses } from '#mail/email-address';
import { Clock } from '#use-cases/clock';
import { mustHaveRight } from '#use-cases/rights';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustBeAsSeen, versionTag } from '#use-cases/version-tag';

/** Changes name, address, EAN or email of a payer: one person proposes, another approves, and both stand in the history. Issued documents stay as they are. */
@Injectable()
export class ChangePayer {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Answers with the id of the change, which another person approves. */
  async propose(command: {
    readonly commandId: string;
    readonly payer: string;
    readonly change: Partial<PayerDetails>;
    readonly person: string;
    readonly reason: string;
    /** `payerTag` of what the person was shown; left out by whoever was shown nothing. */
    readonly seen?: string;
  }): Promise<string> {
    const { seen = null, ...body } = command;
    return await this.database.transaction((transaction) =>
      onceByCommand(
        transaction,
        { id: command.commandId, kind: 'payer-change', body: { ...body, change: { ...command.change } }, at: this.clock.now() },
        async () => {
          const current = (await readPayerDetails(transaction)).get(command.payer);
          if (!current) throw new DomainError('payer-unknown', `there is no payer ${command.payer}`, { payer: command.payer });
          await mustHaveRight(transaction, { person: command.person, right: 'payers.change', scope: null });
          if (command.reason.trim() === '') throw new DomainError('reason-missing', 'say why the payer is changed', {});
          mustBeSound(command.change);
          await mustBeAsShown(transaction, command.payer, seen);
          const { email } = command.change;
          const details = { ...current, ...command.change, ...(email ? { email: formatEmailAddresses(parseEmailAddresses(email)) } : {}) };
          const problem = eInvoicingProblem(details);
          if (problem !== null) throw new DomainError(problem, `payer ${command.payer} could not take its e-invoices`, { payer: command.payer });
          const at = this.clock.now();
          await addPayerChange(transaction, {
            id: command.commandId,
            payer: command.payer,
            details,
            reason: command.reason,
            proposedBy: command.person,
            proposedAt: at,
          });
          await appendAuditEvent(transaction, {
            at,
            actor: command.person,
            type: 'payer-change-proposed',
            subject: command.payer,
            data: { change: command.commandId, reason: command.reason, details: { ...command.change } },
          });
          return command.commandId;
        },
      ),
    );
  }

  /** Answers with the payer. `same-person` when the one who proposed it approves; approved again it is as it was. */
  async approve(command: { readonly commandId: string; readonly change: string; readonly person: string; readonly seen?: string }): Promise<string> {
    const { seen = null, ...body } = command;
    return await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: command.commandId, kind: 'payer-change-approval', body, at: this.clock.now() }, () =>
        this.approveOnce(transaction, { ...command, seen }),
      ),
    );
  }

  private async approveOnce(
    transaction: Transaction,
    command: { readonly change: string; readonly person: string; readonly seen: string | null },
  ): Promise<string> {
    const change = await lockPayerChange(transaction, command.change);
    if (!change) throw new DomainError('payer-change-unknown', `there is no change ${command.change}`, { change: command.change });
    if (change.approvedBy !== null) return change.payer;
    if (change.proposedBy === command.person)
      throw new DomainError('same-person', 'a change is approved by another person than the one who proposed it', {});
    await mustHaveRight(transaction, { person: command.person, right: 'payers.change', scope: null });
    await mustBeAsShown(transaction, change.payer, command.seen);
    const at = this.clock.now();
    const version = await approvePayerChange(transaction, { id: change.id, approvedBy: command.person, approvedAt: at });
    await addPayerDetails(transaction, {
      payer: change.payer,
      version,
      details: change.details,
      recordedAt: at,
      proposedBy: change.proposedBy,
      approvedBy: command.person,
      reason: change.reason,
    });
    await appendAuditEvent(transaction, {
      at,
      actor: command.person,
      type: 'payer-changed',
      subject: change.payer,
      data: { change: change.id, version, details: { ...change.details } },
    });
    return change.payer;
  }
}

/** What a file of payers would be refused for: it stands in letters, mails and e-invoices, however it came here. */
function mustBeSound(change: Partial<PayerDetails>): void {
  const { email: _email, ...texts } = change;
  const hiding = Object.entries(texts).find(([, value]) => typeof value === 'string' && hasHiddenCharacters(value));
  if (hiding) throw new DomainError('text-hidden-characters', `${hiding[0]} holds line breaks or hidden characters`, { field: hiding[0] });
  if (change.ean && !isGln(change.ean))
    throw new DomainError('ean-check-digit', `the check digit of ${change.ean} does not fit`, { ean: change.ean });
}

/** Of what may change under somebody's eyes: the payer's newest version, and what waits to become the next. */
export async function payerTag(transaction: Transaction, payer: string): Promise<string> {
  const [newest] = await listPayerVersions(transaction, payer);
  const open = await listOpenPayerChanges(transaction, payer);
  return versionTag({ payer, version: newest?.version ?? 0, openChanges: open.map(({ id }) => id) });
}

async function mustBeAsShown(transaction: Transaction, payer: string, seen: string | null): Promise<void> {
  await lockPayerChanges(transaction, payer);
  mustBeAsSeen(seen, await payerTag(transaction, payer));
}
