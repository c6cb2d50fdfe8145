import { Injectable } from '@nestjs/common';
import { cellsOf, type Cell } from '#domain/cost-basis/cells';
import type { Component } from '#domain/cost-basis/component';
import type { Sourced } from '#domain/cost-basis/figure';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { COST_BASIS_SHEET_TEXTS } from '#glossary/cost-basis-sheet-texts';
import { COST_BASIS_TEXTS } from '#glossary/cost-basis-texts';
import type { Language } from '#glossary/language';
import type { VersionKey } from '#persistence/cost-basis';
import type { Sheet } from '#spreadsheet/sheet-column';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import { versionIdOf } from '#use-cases/cost-basis/version-desk';
import { writeSheet, type SheetFile, type SheetFormat } from '#use-cases/write-sheet';

/** A version's figures down to the cell, as a file for a spreadsheet: whoever sums them gets the version's totals to the øre. */
@Injectable()
export class ExportFigures {
  constructor(private readonly costBasis: ShowCostBasis) {}

  async execute(key: VersionKey, as: { readonly format: SheetFormat; readonly language: Language }): Promise<SheetFile> {
    const { version } = await this.costBasis.version(key);
    return await writeSheet(figureSheet(version.content, as.language), { ...as, name: versionIdOf(key) });
  }
}

type FigureRow = Cell & { readonly of: Component; readonly figure: Sourced };

function figureSheet(version: CostBasisVersion, language: Language): Sheet<FigureRow> {
  const texts = COST_BASIS_SHEET_TEXTS[language];
  const { sectors } = COST_BASIS_TEXTS[language];
  const columns = new Map(version.columns.map((column) => [column.code, column.title]));
  const services = new Map(version.services.map((service) => [service.code, service.name]));
  return {
    name: texts.sheet,
    columns: [
      { head: texts.column, type: 'text', value: (row) => columns.get(row.column) ?? row.column },
      { head: texts.service, type: 'text', value: (row) => services.get(row.service) ?? row.service },
      { head: texts.component, type: 'text', value: (row) => row.of.name },
      { head: texts.sector, type: 'text', value: (row) => (row.sector === null ? null : sectors[row.sector]) },
      { head: texts.part, type: 'text', value: (row) => texts.parts[row.part] },
      { head: `${texts.amount} ${version.currency}`, type: 'amount', value: (row) => row.amountOre },
      { head: texts.basis, type: 'text', value: (row) => texts.bases[row.of.legalBasis.state] },
      { head: texts.standing, type: 'text', value: (row) => texts.standings[row.figure.standing] },
      { head: texts.source, type: 'text', value: (row) => row.figure.source },
    ],
    rows: cellsOf(version).flatMap((cell) => {
      const of = version.components.find((component) => component.code === cell.component);
      const figure = figureBehind(version, cell);
      return of && figure ? [{ ...cell, of, figure }] : [];
    }),
  };
}

/** The row of the version that says what the cell's amount is worth; a margin has one for its whole column. */
function figureBehind(version: CostBasisVersion, cell: Cell): Sourced | undefined {
  if (cell.part === 'margin') return version.margins.find((margin) => margin.column === cell.column);
  const rows = { cost: version.costs, risk: version.risks, 'carried-result': version.carried }[cell.part];
  return rows.find((row) => row.component === cell.component && row.column === cell.column);
}
