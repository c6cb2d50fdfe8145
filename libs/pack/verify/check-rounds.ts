import type { CheckName } from '#domain/audit/check-names';
import type { SettlementRound } from '#domain/settlement/settlement-round';
import type { BlockedRoundRow, RoundRow } from '#pack/pack-content';
import { PACK_TABLES } from '#pack/pack-tables';
import { rowsOfRound } from '#pack/round-rows';
import { compareFields, compareRowSets, makeCheck, type CheckLog, type Located } from '#pack/verify/check';
import type { ReadPack } from '#pack/verify/read-pack';
import { groupBy, type RecomputedRun } from '#pack/verify/recompute-runs';
import type { CheckResult } from '#pack/verify/verify-report';

/** Each issued run has exactly the rounds that the inputs known on its day ask for, each on the right basis, key and amount, in sequence. */
export function checkRounds(pack: ReadPack, runs: readonly RecomputedRun[]): CheckResult {
  return makeCheck('rounds are those that were due', (log) => {
    const byRun = groupBy(pack.rounds, ({ row }) => row.run);
    for (const run of runs) {
      const found = byRun.get(run.run.row.run) ?? [];
      byRun.delete(run.run.row.run);
      if (run.outcome === 'impossible') {
        log.fail({
          file: PACK_TABLES.runs.path,
          line: run.run.line,
          column: 'run',
          found: `cannot be recomputed: ${run.why}`,
          expected: 'rounds that follow from the inputs',
        });
        continue;
      }
      const pairs = pairRounds(found, run.plan.rounds);
      for (const { row, round } of pairs) {
        log.count();
        if (!row) missingRound(log, run.run.line, round);
        else compareFields(log, PACK_TABLES.rounds, row, rowsOfRound(row.row.run, round).round, originOf(pack, round));
      }
      const expected = new Set(pairs.map(({ row }) => row));
      for (const row of found.filter((candidate) => !expected.has(candidate))) {
        log.fail({
          file: PACK_TABLES.rounds.path,
          line: row.line,
          column: 'round',
          found: row.row.round,
          expected: 'no such round: it was not due, or is there twice',
        });
      }
      checkBlocked(log, pack, run);
    }
    for (const row of [...byRun.values()].flat()) {
      log.fail({ file: PACK_TABLES.rounds.path, line: row.line, column: 'run', found: row.row.run, expected: 'a run that was issued' });
    }
  });
}

/** Target, settled before and amount of every payer, none missing and none extra. */
export function checkShares(pack: ReadPack, runs: readonly RecomputedRun[]): CheckResult {
  return checkRowsOfRounds(
    'shares are target less what was settled before',
    pack,
    runs,
    (log, row, round) => {
      compareRowSets(log, {
        table: PACK_TABLES.shares,
        found: row.shares,
        expected: rowsOfRound('', round).shares.map((share) => ({ ...share, round: row.id })),
        idOf: (share) => share.payer,
        home: row.home,
        what: `share of round ${row.id} for payer`,
      });
    },
    pack.shares.map(({ row, line }) => ({ round: row.round, line })),
    PACK_TABLES.shares.path,
  );
}

/** Every step down the key, to the fraction of an øre. */
export function checkExplanations(pack: ReadPack, runs: readonly RecomputedRun[]): CheckResult {
  return checkRowsOfRounds(
    'every step of the splits recomputes',
    pack,
    runs,
    (log, row, round) => {
      compareRowSets(log, {
        table: PACK_TABLES.explanations,
        found: row.explanations,
        expected: rowsOfRound('', round).explanations.map((step) => ({ ...step, round: row.id })),
        idOf: (step) => step.node,
        home: row.home,
        what: `step of round ${row.id} for node`,
      });
    },
    pack.explanations.map(({ row, line }) => ({ round: row.round, line })),
    PACK_TABLES.explanations.path,
  );
}

interface RowsOfRound {
  readonly id: string;
  readonly home: { readonly file: string; readonly line: number };
  readonly shares: ReadPack['shares'];
  readonly explanations: ReadPack['explanations'];
}

function checkRowsOfRounds(
  name: CheckName,
  pack: ReadPack,
  runs: readonly RecomputedRun[],
  compare: (log: CheckLog, row: RowsOfRound, round: SettlementRound) => void,
  rows: readonly { round: string; line: number }[],
  file: string,
): CheckResult {
  return makeCheck(name, (log) => {
    const rounds = groupBy(pack.rounds, ({ row }) => row.run);
    const shares = groupBy(pack.shares, ({ row }) => row.round);
    const explanations = groupBy(pack.explanations, ({ row }) => row.round);
    for (const run of runs) {
      if (run.outcome === 'impossible') {
        log.fail({
          file: PACK_TABLES.runs.path,
          line: run.run.line,
          found: `cannot be recomputed: ${run.why}`,
          expected: 'amounts that follow from the inputs',
        });
        continue;
      }
      for (const { row, round } of pairRounds(rounds.get(run.run.row.run) ?? [], run.plan.rounds)) {
        if (!row) {
          missingRound(log, run.run.line, round);
          continue;
        }
        const id = row.row.round;
        const home = { file: PACK_TABLES.rounds.path, line: row.line };
        compare(log, { id, home, shares: shares.get(id) ?? [], explanations: explanations.get(id) ?? [] }, round);
      }
    }
    const known = new Set(pack.rounds.map(({ row }) => row.round));
    for (const { round, line } of rows)
      if (!known.has(round)) log.fail({ file, line, column: 'round', found: round, expected: 'a round of rounds.csv' });
  });
}

function missingRound(log: CheckLog, line: number, round: SettlementRound): void {
  const { programme, serviceYear, branch, sequence } = round;
  log.fail({
    file: PACK_TABLES.runs.path,
    line,
    found: `no row in ${PACK_TABLES.rounds.path}`,
    expected: `round ${sequence} of ${programme} ${serviceYear} ${branch}`,
  });
}

/** Calculated rounds with their rows. Programme, year and branch tell the rounds of one run apart. */
export function pairRounds(
  found: readonly Located<RoundRow>[],
  rounds: readonly SettlementRound[],
): { row: Located<RoundRow> | undefined; round: SettlementRound }[] {
  return rounds.map((round) => ({
    round,
    row: found.find(({ row }) => row.programme === round.programme && row.serviceYear === round.serviceYear && row.branch === round.branch),
  }));
}

function originOf(pack: ReadPack, round: SettlementRound): string {
  const table = round.basis === 'budget' ? PACK_TABLES.budgets : PACK_TABLES.actualCosts;
  const rows: readonly Located<{ programme: string; year: number; version: number }>[] = round.basis === 'budget' ? pack.budgets : pack.actualCosts;
  const origin = rows.find(({ row }) => row.programme === round.programme && row.year === round.serviceYear && row.version === round.basisVersion);
  return origin ? ` (from ${table.path} line ${origin.line}, key ${round.key} version ${round.keyVersion})` : '';
}

function checkBlocked(log: CheckLog, pack: ReadPack, run: RecomputedRun & { outcome: 'planned' }): void {
  const idOf = (row: Partial<BlockedRoundRow>) => `${row.programme ?? ''} ${row.serviceYear ?? ''} ${row.branch ?? ''}`;
  compareRowSets(log, {
    table: PACK_TABLES.blockedRounds,
    found: pack.blockedRounds.filter(({ row }) => row.run === run.run.row.run),
    expected: run.plan.blocked.map((blocked) => ({ ...blocked, run: run.run.row.run })),
    idOf,
    home: { file: PACK_TABLES.runs.path, line: run.run.line },
    what: 'blocked round of',
  });
}
