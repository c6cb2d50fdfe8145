import { Injectable } from '@nestjs/common';
import { factsHash } from '#domain/audit/facts-hash';
import { digestRun, type RunContent } from '#domain/audit/run-digest';
import { RUN_EVENTS } from '#domain/audit/run-events';
import { runRowsHash } from '#domain/audit/run-rows-hash';
import { formatAmount, sum } from '#domain/money/money';
import { runIdOf, type RunKey } from '#contracts/invoice-run-process';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database, type Transaction } from '#persistence/database';
import { readFacts } from '#persistence/facts-reader';
import { lockFacts } from '#persistence/facts-recorder';
import { changeRun, findRun, listOpenRunKeys, lockRun, recordDecision, type InvoiceRun } from '#persistence/invoice-run';
import { addIssuedDocuments, addIssuedRounds, addLedgerEntries } from '#persistence/issued';
import { listMails, queueMails } from '#persistence/mail-outbox';
import { getIssuer, listHolders, readPayerDetails, type RegisteredIssuer } from '#persistence/register';
import { BillingProcess } from '#temporal/billing-process';
import { Clock } from '#use-cases/clock';
import { Installation } from '#use-cases/installation';
import { knowledgeDay } from '#use-cases/knowledge-day';
import { numberDocuments, type NumberedDocument } from '#use-cases/number-documents';
import { planRunNow } from '#use-cases/plan-run-now';
import { PrepareRun } from '#use-cases/prepare-run';
import { printedParties } from '#use-cases/printed-parties';
import { mustHaveRowsOf } from '#use-cases/rows-of-run';
import { mustExist } from '#use-cases/run-not-found';
import { Signer } from '#use-cases/signer';
import { anchorMails, documentMails } from '#use-cases/queued-mails';

export interface Issue {
  readonly outcome: 'issued' | 'stale';
  /** Ids of mails beside the documents' own: the signed head of the chain for the auditor. */
  readonly mails: readonly string[];
}

/**
 * Gives an approved run its numbers: one transaction with the block of numbers, the documents, the ledger, the outbox and the audit event. Done
 * again it finds what was done. A run that no longer is what would be calculated now is not issued but prepared again.
 */
@Injectable()
export class IssueRun {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly signer: Signer,
    private readonly installation: Installation,
    private readonly prepareRun: PrepareRun,
    private readonly process: BillingProcess,
  ) {}

  async execute(key: RunKey): Promise<Issue> {
    const issue = await this.database.transaction(async (transaction): Promise<Issue> => {
      await lockFacts(transaction);
      const id = runIdOf(key);
      const run = mustExist(await lockRun(transaction, id), id);
      if (run.state === 'issued' || run.state === 'completed') {
        const anchors = (await listMails(transaction, { run: id })).filter((mail) => mail.kind === 'anchor');
        return { outcome: 'issued', mails: anchors.map((mail) => mail.id) };
      }
      if (run.state !== 'approved') return { outcome: 'stale', mails: [] };
      const issuer = await getIssuer(transaction, run.issuer);
      const content = await planRunNow(transaction, { ...run, issuer, knownOn: await knowledgeDay(transaction, run) });
      if (digestRun(content) !== run.digest) return { outcome: 'stale', mails: [] };
      await mustHaveRowsOf(transaction, run.id, content);
      return await this.issue(transaction, run, issuer, content);
    });
    if (issue.outcome === 'stale') await this.prepareRun.execute({ ...key, person: null });
    else await this.tellOfCredit(key);
    return issue;
  }

  /** A credit note changes what is settled: runs that wait look again at what they would bill. Told again after a failure between the two. */
  private async tellOfCredit(key: RunKey): Promise<void> {
    const open = await this.database.read(async (transaction) => {
      const run = await findRun(transaction, runIdOf(key));
      return run?.credit ? await listOpenRunKeys(transaction) : [];
    });
    await this.process.tellFactsRecorded(open);
  }

  private async issue(transaction: Transaction, run: InvoiceRun, issuer: RegisteredIssuer, content: RunContent): Promise<Issue> {
    const at = this.clock.now();
    const issuedOn = run.played ? run.businessDate : this.clock.today(issuer.country);
    const payers = await readPayerDetails(transaction);
    const programmes = (await readFacts(transaction)).programmes;
    const documents = await numberDocuments(transaction, { run: run.id, issuer, content, issuedOn, payers, programmes });
    await addIssuedRounds(transaction, run.id);
    await addIssuedDocuments(transaction, documents, at);
    await addLedgerEntries(
      transaction,
      run.id,
      documents.flatMap((document) => document.ledger),
    );
    await queueMails(transaction, documentMails({ run: run.id, documents, at, mailDomain: this.installation.mailDomain }));
    await changeRun(transaction, run.id, { state: 'issued', issuedOn, issuedAt: at });
    await recordDecision(transaction, {
      run: run.id,
      revision: run.revision,
      decision: 'issued',
      person: null,
      at,
      reason: null,
      digest: run.digest,
    });
    const head = await appendAuditEvent(transaction, {
      at,
      actor: 'system',
      type: RUN_EVENTS.issued,
      subject: run.id,
      data: {
        digest: run.digest,
        rowsHash: hashRowsOf(documents, at),
        factsHash: factsHash(await readFacts(transaction), content.knownOn),
        documents: documents.length,
        total: formatAmount(sum(documents.map((document) => document.totalOre))),
        first: documents[0]?.number ?? null,
        last: documents.at(-1)?.number ?? null,
      },
    });
    const anchors = anchorMails({
      run: run.id,
      head,
      at,
      signer: this.signer,
      auditors: await listHolders(transaction, { role: 'auditor', scope: '' }),
      mailDomain: this.installation.mailDomain,
      about: run.id,
    });
    await queueMails(transaction, anchors);
    return { outcome: 'issued', mails: anchors.map((mail) => mail.id) };
  }
}

function hashRowsOf(documents: readonly NumberedDocument[], recordedAt: string): string {
  return runRowsHash({
    invoices: documents.map((document) => ({ ...document, ...printedParties(document), recordedAt })),
    lines: documents.flatMap(({ number, lines, lineTexts }) => lines.map((line, index) => ({ ...line, number, text: lineTexts[index] ?? '' }))),
    ledger: documents.flatMap((document) => document.ledger),
  });
}
