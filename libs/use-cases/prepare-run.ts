import { Injectable } from '@nestjs/common';
import { digestRun, RULES_VERSION, type RunContent } from '#domain/audit/run-digest';
import type { LocalDate } from '#domain/calendar/local-date';
import { formatAmount, sum } from '#domain/money/money';
import { runIdOf, type ProcessState, type RunKey } from '#contracts/invoice-run-process';
import { appendAuditEvent } from '#persistence/audit-log';
import { closeCalendarEntry, findCalendarEntry, type CalendarEntry } from '#persistence/calendar-entry';
import { Database, type Transaction } from '#persistence/database';
import { newestFact } from '#persistence/fact-order';
import { lockFacts } from '#persistence/facts-recorder';
import { addRun, changeRun, lockRun, recordDecision, type InvoiceRun } from '#persistence/invoice-run';
import { getIssuer, type RegisteredIssuer } from '#persistence/register';
import { replaceRunComparison } from '#persistence/run-comparison';
import { replaceRunContent } from '#persistence/run-content';
import { Clock } from '#use-cases/clock';
import { compareWithLastYear } from '#use-cases/compare-with-last-year';
import { knowledgeDay } from '#use-cases/knowledge-day';
import { planRunNow } from '#use-cases/plan-run-now';
import { mustHaveRight } from '#use-cases/rights';

export interface Preparation {
  readonly outcome: 'prepared' | 'unchanged' | 'nothing-billable';
  readonly state: ProcessState;
}

/**
 * Calculates what is due on a billing date and writes it as the draft that people decide on. Done again it gives the same rows, or, when facts
 * have changed, new rows and a run that must be submitted and approved anew.
 */
@Injectable()
export class PrepareRun {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(key: RunKey & { readonly person: string | null }): Promise<Preparation> {
    return await this.database.transaction(async (transaction) => {
      await lockFacts(transaction);
      const issuer = await getIssuer(transaction, key.issuer);
      if (key.person !== null) await mustHaveRight(transaction, { person: key.person, right: 'runs.prepare-again', scope: issuer.code });
      const id = runIdOf(key);
      const run = await lockRun(transaction, id);
      if (run && (run.state === 'issued' || run.state === 'completed' || run.state === 'cancelled'))
        return { outcome: 'unchanged', state: run.state };
      if (!run) return await this.prepareFirst(transaction, key, issuer);
      const content = await planRunNow(transaction, { ...run, issuer, knownOn: await knowledgeDay(transaction, run) });
      const isWantedAnyway = run.state === 'rejected' && key.person !== null;
      if (run.digest === digestRun(content) && !isWantedAnyway) return { outcome: 'unchanged', state: run.state };
      await this.write(transaction, run, content, key.person);
      return { outcome: 'prepared', state: 'draft' };
    });
  }

  private async prepareFirst(transaction: Transaction, key: RunKey, issuer: RegisteredIssuer): Promise<Preparation> {
    const entry = await findCalendarEntry(transaction, key.issuer, key.billingDate);
    if (!entry) throw new Error(`${key.billingDate} is no billing date of ${key.issuer}`);
    const id = runIdOf(entry);
    const knownOn = this.firstKnowledgeDay(entry, issuer);
    const content = await planRunNow(transaction, { id, credit: null, issuer, businessDate: entry.billingDate, knownOn });
    const outcome = content.rounds.length === 0 ? 'nothing-billable' : 'run';
    await closeCalendarEntry(transaction, { issuer: entry.issuer, billingDate: entry.billingDate, outcome, blocked: content.blocked });
    if (outcome === 'nothing-billable') {
      await appendAuditEvent(transaction, {
        at: this.clock.now(),
        actor: 'system',
        type: 'nothing-billable',
        subject: id,
        data: { knownOn: content.knownOn, blocked: blockedData(content) },
      });
      return { outcome, state: 'cancelled' };
    }
    const { billingDate, played } = entry;
    await addRun(transaction, {
      id,
      issuer: issuer.code,
      businessDate: billingDate,
      openedOn: knownOn,
      played,
      credit: null,
      createdAt: this.clock.now(),
    });
    const run = await lockRun(transaction, id);
    if (!run) throw new Error(`run ${id} was not added`);
    await this.write(transaction, run, content, null);
    return { outcome: 'prepared', state: 'draft' };
  }

  /** Back to draft first, because only a draft may be written; a decision made on the old content is void and stays in the history. */
  private async write(transaction: Transaction, run: InvoiceRun, content: RunContent, person: string | null): Promise<void> {
    const at = this.clock.now();
    const digest = digestRun(content);
    const revision = run.revision + 1;
    if (run.state === 'submitted' || run.state === 'approved') {
      await recordDecision(transaction, { run: run.id, revision: run.revision, decision: 'stale', person, at, reason: null, digest: run.digest });
    }
    await changeRun(transaction, run.id, {
      state: 'draft',
      submittedBy: null,
      submittedAt: null,
      approvedBy: null,
      approvedAt: null,
      approvedDigest: null,
      openedOn: content.knownOn,
      factsSeen: await newestFact(transaction),
      revision,
      digest,
      rulesVersion: RULES_VERSION,
      preparedAt: at,
    });
    await replaceRunContent(transaction, run.id, content);
    if (!content.credit) await replaceRunComparison(transaction, run.id, await compareWithLastYear(transaction, content));
    await recordDecision(transaction, { run: run.id, revision, decision: 'prepared', person, at, reason: null, digest });
    await appendAuditEvent(transaction, {
      at,
      actor: person ?? 'system',
      type: 'run-prepared',
      subject: run.id,
      data: {
        revision,
        digest,
        knownOn: content.knownOn,
        documents: content.documents.length,
        total: formatAmount(sum(content.documents.map((document) => document.totalOre))),
        blocked: blockedData(content),
      },
    });
  }

  private firstKnowledgeDay(entry: CalendarEntry, issuer: RegisteredIssuer): LocalDate {
    const today = this.clock.today(issuer.country);
    return entry.played || today < entry.opensOn ? entry.opensOn : today;
  }
}

function blockedData(content: RunContent) {
  return content.blocked.map(({ programme, serviceYear, branch, kind, reason }) => ({ programme, serviceYear, branch, kind, reason }));
}
