import type { LocalDate } from '#domain/calendar/local-date';
import type { BilledRound, BilledShare, Billing } from '#domain/comparison/billed-round';
import type { KeyStep } from '#domain/comparison/share-fractions';
import type { BlockedRound } from '#domain/settlement/settlement-round';
import type { Transaction } from '#persistence/database';

/** A round as issued, with where its steps are kept. */
export interface IssuedBilledRound extends BilledRound {
  readonly run: string;
  readonly position: number;
}

/** Everything an issuer billed in the calendar year before a business date, and what was due then and blocked. */
export async function readLastYearBilling(
  transaction: Transaction,
  run: { readonly issuer: string; readonly businessDate: LocalDate },
): Promise<Billing & { readonly rounds: readonly IssuedBilledRound[] }> {
  const given = [run.issuer, run.businessDate];
  const rounds: Omit<IssuedBilledRound, 'shares'>[] = await transaction.query(
    `select r.run, r.position, r.programme, r.branch, r.service_year as "serviceYear", r.kind, r.amount_ore as "amountOre", r.key, r.key_version as "keyVersion"
     from settlement_round r join invoice_run i on i.id = r.run where ${ISSUED_LAST_YEAR} order by r.run, r.position`,
    given,
  );
  const shares: (BilledShare & { run: string; position: number })[] = await transaction.query(
    `select s.run, s.position, s.payer, s.amount_ore as "amountOre", s.carried_forward_ore as "carriedForwardOre"
     from share s join invoice_run i on i.id = s.run where ${ISSUED_LAST_YEAR}`,
    given,
  );
  const sharesOf = new Map<string, BilledShare[]>(rounds.map((round) => [idOf(round), []]));
  for (const share of shares) sharesOf.get(idOf(share))?.push(share);
  return {
    rounds: rounds.map((round) => ({ ...round, shares: sharesOf.get(idOf(round)) ?? [] })),
    blocked: await listBlockedLastYear(transaction, given),
  };
}

function idOf(row: { readonly run: string; readonly position: number }): string {
  return `${row.run} ${row.position}`;
}

const LAST_YEAR = (date: string) => `extract(year from ${date}) = extract(year from $2::date) - 1`;
const ISSUED_LAST_YEAR = `i.issuer = $1 and i.state in ('issued', 'completed') and ${LAST_YEAR('i.business_date')}`;

/** Blocked rounds stand with their run, and of a billing date with nothing billable in the calendar. */
async function listBlockedLastYear(transaction: Transaction, given: readonly string[]): Promise<Billing['blocked']> {
  const ofRuns: Billing['blocked'] = await transaction.query(
    `select b.programme, b.branch, b.kind from blocked_round b join invoice_run i on i.id = b.run where ${ISSUED_LAST_YEAR}`,
    [...given],
  );
  const ofDates: { blocked: readonly BlockedRound[] }[] = await transaction.query(
    `select c.blocked from calendar_entry c where c.issuer = $1 and c.outcome = 'nothing-billable' and ${LAST_YEAR('c.billing_date')}`,
    [...given],
  );
  return [...ofRuns, ...ofDates.flatMap((entry) => entry.blocked)];
}

/** The steps of an issued round, parent before child. */
export async function readKeySteps(transaction: Transaction, round: Pick<IssuedBilledRound, 'run' | 'position'>): Promise<KeyStep[]> {
  const rows: { node: string; parent: string | null; weight: string; weightSum: string }[] = await transaction.query(
    `select node, parent, weight::text, weight_sum::text as "weightSum" from allocation_step where run = $1 and position = $2 order by level`,
    [round.run, round.position],
  );
  return rows.map((row) => ({ ...row, weight: BigInt(row.weight), weightSum: BigInt(row.weightSum) }));
}
