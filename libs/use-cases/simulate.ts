import { Injectable } from '@nestjs/common';
import { sum, type Currency, type Ore } from '#domain/money/money';
import { simulateYear, type Consequence, type YearSimulation } from '#domain/simulation/simulate-year';
import type { YearOverrides } from '#domain/simulation/year-overrides';
import { Database } from '#persistence/database';
import { readFacts } from '#persistence/facts-reader';
import { makeReadOnly } from '#persistence/read-only';
import { readPayerNames } from '#persistence/register';
import { readRoundHistories } from '#persistence/round-history';
import { Clock } from '#use-cases/clock';

export interface SimulationRequest {
  readonly programme: string;
  readonly year: number;
  readonly overrides: YearOverrides;
}

/** "What if": each payer's consequence beside what stands, all net. It holds nothing that a run could be made of. */
export interface Simulation extends Omit<YearSimulation, 'payers'> {
  readonly programme: string;
  readonly year: number;
  readonly currency: Currency;
  readonly payers: readonly (Consequence & { readonly name: string })[];
  /** Σ over payers; null where a side is not settled. */
  readonly standsOre: Ore | null;
  readonly supposedOre: Ore | null;
}

/** Works out what a programme's year would cost each payer. In a transaction that can write nothing, whatever this code becomes. */
@Injectable()
export class Simulate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(request: SimulationRequest): Promise<Simulation> {
    return await this.database.snapshot(async (transaction) => {
      await makeReadOnly(transaction);
      const facts = await readFacts(transaction);
      const histories = await readRoundHistories(transaction);
      const today = this.clock.today('DK');
      const { programme, year, overrides } = request;
      const { stands, supposed, payers } = simulateYear({ facts, histories, programme, serviceYear: year, today, overrides });
      const names = await readPayerNames(
        transaction,
        payers.map((row) => row.payer),
      );
      return {
        programme,
        year,
        currency: facts.programmes.find((candidate) => candidate.code === programme)?.currency ?? 'DKK',
        stands,
        supposed,
        payers: payers.map((row) => ({ ...row, name: names.get(row.payer) ?? row.payer })),
        standsOre: stands.outcome === 'settled' ? sum(payers.map((row) => row.standsOre ?? 0n)) : null,
        supposedOre: supposed.outcome === 'settled' ? sum(payers.map((row) => row.supposedOre ?? 0n)) : null,
      };
    });
  }
}
