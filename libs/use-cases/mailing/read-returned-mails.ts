import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { readLetter } from '#mail/returned/read-letter';
import type { MailReport } from '#mail/returned/mail-report';
import type { ReturnedMailbox } from '#mail/returned/returned-mailbox';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database, type Transaction } from '#persistence/database';
import { findRunOfMail } from '#persistence/follow-up';
import { lockRun } from '#persistence/invoice-run';
import { listMailRefusals } from '#persistence/mail-refusals';
import { bounceMail, keepLetter, listMailReports, type MailReportRow, type ReportedMail } from '#persistence/returned-mails';
import { BillingProcess } from '#temporal/billing-process';
import { Clock } from '#use-cases/clock';
import { auditDelivery } from '#use-cases/complete-run';
import { Installation } from '#use-cases/installation';
import { findReportedMail, recipientsOf } from '#use-cases/mailing/find-reported-mail';
import { queueAnchors } from '#use-cases/queue-anchors';
import { Signer } from '#use-cases/signer';

/** The mailbox of the return address; none where the installation has none, and then nothing tells what came back. */
export class ReturnedPost {
  constructor(
    readonly mailbox: ReturnedMailbox | null,
    readonly journalAddress: string,
  ) {}
}

/**
 * Reads what came back to the return address. A report that a mail failed for its recipient makes it `bounced`, with the letter as evidence, of several
 * recipients only when it came back from all; a report of
 * delay is kept and moves nothing. A letter that is about no mail of ours, or that nothing can be told from, is set aside for a person.
 */
@Injectable()
export class ReadReturnedMails {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly signer: Signer,
    private readonly installation: Installation,
    private readonly process: BillingProcess,
    private readonly post: ReturnedPost,
  ) {}

  /** Answers with the letters that were set aside. */
  async look(): Promise<readonly { readonly source: string; readonly why: string }[]> {
    const setAside: { source: string; why: string }[] = [];
    await this.post.mailbox?.look(async (raw, source) => {
      const why = await this.take(raw);
      if (why === null) return 'read';
      setAside.push({ source, why });
      return 'set-aside';
    });
    return setAside;
  }

  /** Null when the letter was about a mail of ours and is kept; otherwise why it is of no use. The same letter again changes nothing. */
  private async take(raw: Buffer): Promise<string | null> {
    const letter = await readLetter(raw);
    if ('isNone' in letter) return letter.why;
    const sha256 = createHash('sha256').update(raw).digest('hex');
    const taken = await this.database.transaction((transaction) => this.keep(transaction, { sha256, bytes: raw }, letter));
    if ('why' in taken) return taken.why;
    for (const anchor of taken.anchors) await this.process.startMail(anchor);
    return null;
  }

  private async keep(
    transaction: Transaction,
    letter: { readonly sha256: string; readonly bytes: Buffer },
    report: MailReport,
  ): Promise<{ readonly why: string } | { readonly anchors: readonly string[] }> {
    const readAt = this.clock.now();
    const found = await findReportedMail(transaction, report, readAt);
    if (found === null) return { why: 'about no mail of ours' };
    const { mail, matchedBy } = found;
    const reports = recipientsOf(report, mail, this.post.journalAddress).map(({ recipient, action, status, diagnostic }): MailReportRow => {
      return { mail: mail.id, letter: letter.sha256, recipient, action, status, diagnostic, reportedBy: report.reportedBy, matchedBy, readAt };
    });
    if (reports.length === 0) return { why: `about another recipient of ${mail.id} than the one it was for` };
    const isNew = await keepLetter(transaction, { ...letter, readAt }, reports);
    const failure = reports.find(({ action }) => action === 'failed');
    const hasFailed = isNew && failure !== undefined && (await hasNobody(transaction, mail));
    return { anchors: hasFailed ? await this.bounce(transaction, mail, failure) : [] };
  }

  /** Answers with the mails that tell the auditors. */
  private async bounce(transaction: Transaction, mail: ReportedMail, report: MailReportRow): Promise<readonly string[]> {
    const at = report.readAt;
    const runId = await findRunOfMail(transaction, mail.id);
    const run = runId === null ? null : await lockRun(transaction, runId);
    const before = await bounceMail(transaction, { mail: mail.id, detail: detailOf(report), at });
    if (before === null) return [];
    const { letter, recipient, status, diagnostic, reportedBy } = report;
    await appendAuditEvent(transaction, {
      ...{ at, actor: 'system', type: 'mail-bounced', subject: mail.id },
      data: { letter, recipient, status, diagnostic, reportedBy, before: before.state },
    });
    if (run?.state !== 'completed') return [];
    const returnedFrom = { state: before.state, at: before.stateAt };
    const head = await auditDelivery(transaction, { run: run.id, mail: mail.id, actor: 'system', at, returnedFrom });
    return head === null ? [] : await queueAnchors(transaction, { run: run.id, head, at, signer: this.signer, installation: this.installation });
  }
}

/** Whether a mail has come back from everybody who had got it: with one recipient, when it came back at all. */
async function hasNobody(transaction: Transaction, { id, address }: ReportedMail): Promise<boolean> {
  const addresses = address?.toLowerCase().split(', ') ?? [];
  if (addresses.length < 2) return true;
  const refused = (await listMailRefusals(transaction, [id])).map((refusal) => refusal.address.toLowerCase());
  const failed = (await listMailReports(transaction, [id])).filter(({ action }) => action === 'failed').map(({ recipient }) => recipient);
  return addresses.every((each) => refused.includes(each) || failed.includes(each));
}

/** `5.1.1 550 no such user (mx.example.org)`: what is shown as the reason. */
function detailOf({ status, diagnostic, reportedBy }: MailReportRow): string {
  const words = diagnostic ?? 'came back without a reason';
  return `${status === null || words.includes(status) ? '' : `${status} `}${words}${reportedBy === null ? '' : ` (${reportedBy})`}`;
}
