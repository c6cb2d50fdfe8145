import type { RunContent } from '#domain/audit/run-digest';
import type { DocumentLine } from '#domain/invoicing/draft-document';
import type { Share } from '#domain/settlement/settlement-round';
import type { Transaction } from '#persistence/database';
import { insertRows } from '#persistence/insert-rows';

/** Writes what a run calculated in place of what it had before; the database refuses it for a run that is no draft. */
export async function replaceRunContent(transaction: Transaction, run: string, content: RunContent): Promise<void> {
  for (const table of ['document_line', 'document', 'share', 'allocation_step', 'blocked_round', 'settlement_round']) {
    await transaction.query(`delete from ${table} where run = $1`, [run]);
  }
  await insertRounds(transaction, run, content);
  await insertBlocked(transaction, run, content);
  await insertSteps(transaction, run, content);
  await insertShares(transaction, run, content);
  await insertDocuments(transaction, run, content);
  if (content.credit) await insertCreditLines(transaction, run, content);
  else await insertLines(transaction, run, content);
}

async function insertRounds(transaction: Transaction, run: string, content: RunContent): Promise<void> {
  const types = {
    run: 'text',
    position: 'int',
    programme: 'text',
    service_year: 'int',
    branch: 'text',
    sequence: 'int',
    kind: 'text',
    basis: 'text',
    basis_version: 'int',
    audited: 'boolean',
    key: 'text',
    key_version: 'int',
    agreement_version: 'int',
    currency: 'text',
    recorded_amount_ore: 'bigint',
    amount_ore: 'bigint',
  };
  await insertRows(
    transaction,
    'settlement_round',
    types,
    content.rounds.map((round, position) => ({
      run,
      position,
      programme: round.programme,
      service_year: round.serviceYear,
      branch: round.branch,
      sequence: round.sequence,
      kind: round.kind,
      basis: round.basis,
      basis_version: round.basisVersion,
      audited: round.audited,
      key: round.key,
      key_version: round.keyVersion,
      agreement_version: round.agreement.version,
      currency: round.currency,
      recorded_amount_ore: round.recordedAmountOre,
      amount_ore: round.amountOre,
    })),
  );
}

async function insertBlocked(transaction: Transaction, run: string, content: RunContent): Promise<void> {
  const types = { run: 'text', position: 'int', programme: 'text', service_year: 'int', branch: 'text', kind: 'text', reason: 'text' };
  await insertRows(
    transaction,
    'blocked_round',
    types,
    content.blocked.map((blocked, position) => ({
      run,
      position,
      programme: blocked.programme,
      service_year: blocked.serviceYear,
      branch: blocked.branch,
      kind: blocked.kind,
      reason: blocked.reason,
    })),
  );
}

async function insertSteps(transaction: Transaction, run: string, content: RunContent): Promise<void> {
  const types = {
    run: 'text',
    position: 'int',
    node: 'text',
    parent: 'text',
    level: 'int',
    method: 'text',
    weight: 'numeric',
    weight_sum: 'numeric',
    parent_amount_ore: 'bigint',
    remainder: 'numeric',
    got_residual: 'boolean',
    amount_ore: 'bigint',
  };
  await insertRows(
    transaction,
    'allocation_step',
    types,
    content.rounds.flatMap((round, position) =>
      round.steps.map((step) => ({
        run,
        position,
        node: step.node,
        parent: step.parent,
        level: step.level,
        method: step.method,
        weight: step.weight,
        weight_sum: step.weightSum,
        parent_amount_ore: step.parentAmountOre,
        remainder: step.remainder,
        got_residual: step.gotResidual,
        amount_ore: step.amountOre,
      })),
    ),
  );
}

async function insertShares(transaction: Transaction, run: string, content: RunContent): Promise<void> {
  const types = {
    run: 'text',
    position: 'int',
    payer: 'text',
    target_ore: 'bigint',
    settled_before_ore: 'bigint',
    amount_ore: 'bigint',
    carried_forward_ore: 'bigint',
  };
  await insertRows(
    transaction,
    'share',
    types,
    content.rounds.flatMap((round, position) =>
      round.shares.map((share) => ({
        run,
        position,
        payer: share.payer,
        target_ore: share.targetOre,
        settled_before_ore: share.settledBeforeOre,
        amount_ore: share.amountOre,
        carried_forward_ore: share.carriedForwardOre,
      })),
    ),
  );
}

async function insertDocuments(transaction: Transaction, run: string, content: RunContent): Promise<void> {
  const types = {
    run: 'text',
    ordinal: 'int',
    payer: 'text',
    currency: 'text',
    vat_group: 'text',
    kind: 'text',
    net_ore: 'bigint',
    vat_ore: 'bigint',
    total_ore: 'bigint',
  };
  await insertRows(
    transaction,
    'document',
    types,
    content.documents.map((document, ordinal) => ({
      run,
      ordinal,
      payer: document.payer,
      currency: document.currency,
      vat_group: document.vatGroup,
      kind: document.kind,
      net_ore: document.netOre,
      vat_ore: document.vatOre,
      total_ore: document.totalOre,
    })),
  );
}

async function insertLines(transaction: Transaction, run: string, content: RunContent): Promise<void> {
  const types = {
    run: 'text',
    ordinal: 'int',
    line: 'int',
    position: 'int',
    net_ore: 'bigint',
    carried_forward_ore: 'bigint',
    vat_category: 'text',
    vat_rate_percent: 'text',
    vat_reason: 'text',
  };
  const positions = new Map(content.rounds.map((round, position) => [`${round.programme} ${round.serviceYear} ${round.branch}`, position]));
  await insertRows(
    transaction,
    'document_line',
    types,
    content.documents.flatMap((document, ordinal) =>
      document.lines.map((line) => ({
        run,
        ordinal,
        line: line.line,
        position: positions.get(`${line.programme} ${line.serviceYear} ${line.branch}`) ?? -1,
        net_ore: line.netOre,
        carried_forward_ore: line.carriedForwardOre,
        vat_category: line.vatCategory,
        vat_rate_percent: line.vatRatePercent,
        vat_reason: line.vatReason,
      })),
    ),
  );
}

/** Lines of a credit note made by hand stand at the rounds that they correct, which are those of an earlier run. */
async function insertCreditLines(transaction: Transaction, run: string, content: RunContent): Promise<void> {
  for (const [ordinal, { lines }] of content.documents.entries()) {
    for (const line of lines) {
      await transaction.query(
        `insert into document_line (run, ordinal, line, corrected_run, position, net_ore, carried_forward_ore, vat_category, vat_rate_percent, vat_reason)
         select $1, $2, $3, run, position, $4, 0, $5, $6, $7 from issued_round where programme = $8 and service_year = $9 and branch = $10 and sequence = $11`,
        [
          run,
          ordinal,
          line.line,
          line.netOre.toString(),
          line.vatCategory,
          line.vatRatePercent,
          line.vatReason,
          line.programme,
          line.serviceYear,
          line.branch,
          line.roundSequence,
        ],
      );
    }
  }
}

export type PreparedLine = Pick<
  DocumentLine,
  'line' | 'programme' | 'serviceYear' | 'branch' | 'netOre' | 'carriedForwardOre' | 'vatCategory' | 'vatRatePercent' | 'vatReason'
> & { readonly ordinal: number };

/** The lines of a run's documents as they stand, in order. */
export async function listPreparedLines(transaction: Transaction, run: string): Promise<PreparedLine[]> {
  return await transaction.query(
    `select l.ordinal, l.line, r.programme, r.service_year as "serviceYear", r.branch, l.net_ore as "netOre", l.carried_forward_ore as "carriedForwardOre",
       l.vat_category as "vatCategory", l.vat_rate_percent as "vatRatePercent", l.vat_reason as "vatReason"
     from document_line l left join settlement_round r on r.run = l.round_run and r.position = l.position where l.run = $1 order by l.ordinal, l.line`,
    [run],
  );
}

/** The shares of a run's rounds as they stand, in byte order of payer within each round. */
export async function listPreparedShares(transaction: Transaction, run: string): Promise<(Share & { readonly position: number })[]> {
  return await transaction.query(
    `select position, payer, target_ore as "targetOre", settled_before_ore as "settledBeforeOre", amount_ore as "amountOre",
       carried_forward_ore as "carriedForwardOre" from share where run = $1 order by position, payer collate "C"`,
    [run],
  );
}
