import type { Ore } from '#domain/money/money';
import type { IssuedRound, RoundHistory } from '#domain/settlement/settlement-round';
import type { Transaction } from '#persistence/database';

interface RoundRow extends IssuedRound {
  readonly programme: string;
  readonly serviceYear: number;
  readonly branch: string;
}

interface SettledRow {
  readonly programme: string;
  readonly serviceYear: number;
  readonly branch: string;
  readonly payer: string;
  readonly netOre: Ore;
}

/** What was issued before, by programme, service year and branch: the rounds' inputs, and the net billed to each payer. */
export async function readRoundHistories(transaction: Transaction): Promise<RoundHistory[]> {
  const rounds: RoundRow[] = await transaction.query(
    `select r.programme, r.service_year as "serviceYear", r.branch, r.sequence, r.basis, r.basis_version as "basisVersion", r.key, r.key_version as "keyVersion"
     from issued_round i join settlement_round r on r.run = i.run and r.position = i.position order by r.programme, r.service_year, r.branch, r.sequence`,
  );
  const settled: SettledRow[] = await transaction.query(
    `select r.programme, r.service_year as "serviceYear", r.branch, d.payer, sum(l.net_ore)::bigint as "netOre"
     from issued_document i join document d on d.run = i.run and d.ordinal = i.ordinal
       join document_line l on l.run = d.run and l.ordinal = d.ordinal join settlement_round r on r.run = l.round_run and r.position = l.position
     group by r.programme, r.service_year, r.branch, d.payer`,
  );
  const histories = new Map<string, { head: RoundRow; rounds: IssuedRound[]; settledOre: Map<string, Ore> }>();
  for (const round of rounds) {
    const history = histories.get(idOf(round)) ?? { head: round, rounds: [], settledOre: new Map<string, Ore>() };
    history.rounds.push({
      sequence: round.sequence,
      basis: round.basis,
      basisVersion: round.basisVersion,
      key: round.key,
      keyVersion: round.keyVersion,
    });
    histories.set(idOf(round), history);
  }
  for (const row of settled) histories.get(idOf(row))?.settledOre.set(row.payer, row.netOre);
  return [...histories.values()].map(({ head, rounds: list, settledOre }) => ({
    programme: head.programme,
    serviceYear: head.serviceYear,
    branch: head.branch,
    rounds: list,
    settledOre,
  }));
}

function idOf(row: { programme: string; serviceYear: number; branch: string }): string {
  return `${row.programme} ${row.serviceYear} ${row.branch}`;
}
