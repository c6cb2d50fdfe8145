import { Injectable } from '@nestjs/common';
import type { Ore } from '#domain/money/money';
import type { SettledYear } from '#domain/simulation/settle-year';
import type { Language } from '#glossary/language';
import type { Page, PageRequest } from '#persistence/page-sql';
import { pageOfRows } from '#use-cases/page-of-rows';
import { Simulate, type Simulation, type SimulationRequest } from '#use-cases/simulate';
import { simulationSheet } from '#use-cases/simulation-sheet';
import { writeSheet, type SheetFile, type SheetFormat } from '#use-cases/write-sheet';

export type SimulationRow = Pick<Simulation['payers'][number], 'payer' | 'name' | 'standsOre' | 'supposedOre' | 'differenceOre'>;
export type SimulationSort = 'payer' | 'name' | 'stands' | 'supposed' | 'difference';

export interface SimulationFilter extends SimulationRequest {
  /** In a payer's name or code. */
  readonly search?: string | undefined;
}

export interface SimulationPage extends Page<SimulationRow> {
  readonly simulation: Pick<Simulation, 'programme' | 'year' | 'currency' | 'standsOre' | 'supposedOre'> & {
    readonly stands: SettledYear;
    readonly supposed: SettledYear;
    readonly payers: number;
    readonly differenceOre: Ore | null;
  };
}

const SORTED_BY: Readonly<Record<SimulationSort, (row: SimulationRow) => string | bigint>> = {
  payer: (row) => row.payer,
  name: (row) => row.name,
  stands: (row) => row.standsOre ?? 0n,
  supposed: (row) => row.supposedOre ?? 0n,
  difference: (row) => row.differenceOre ?? 0n,
};

/** A simulation a page at a time, or as a file. The sums are of all payers, whatever is searched for. It is worked out anew each time and kept nowhere. */
@Injectable()
export class ListSimulation {
  constructor(private readonly simulate: Simulate) {}

  async execute(filter: SimulationFilter, page: PageRequest<SimulationSort>): Promise<SimulationPage> {
    const simulation = await this.simulate.execute(filter);
    const { standsOre, supposedOre, payers, ...head } = simulation;
    const differenceOre = standsOre === null || supposedOre === null ? null : supposedOre - standsOre;
    return {
      ...pageOfRows(matching(payers, filter.search), { value: SORTED_BY[page.sort], tie: (row) => row.payer }, page),
      simulation: { ...head, standsOre, supposedOre, differenceOre, payers: payers.length },
    };
  }

  /** All payers that match, by name. */
  async export(filter: SimulationFilter, as: { readonly format: SheetFormat; readonly language: Language }): Promise<SheetFile> {
    const simulation = await this.simulate.execute(filter);
    const rows = [...matching(simulation.payers, filter.search)].sort((a, b) => a.name.localeCompare(b.name, 'da'));
    const { sheet, name } = simulationSheet({ ...simulation, rows }, as.language);
    return await writeSheet(sheet, { ...as, name });
  }
}

function matching(rows: readonly SimulationRow[], search: string | undefined): readonly SimulationRow[] {
  if (search === undefined) return rows;
  const wanted = search.toLocaleLowerCase('da');
  return rows.filter((row) => row.name.toLocaleLowerCase('da').includes(wanted) || row.payer.toLowerCase().includes(wanted));
}
