import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import { sum } from '#domain/money/money';
import type { Facts } from '#domain/settlement/known-facts';
import { payerAnsweringOn } from '#domain/settlement/successors';
import { branchesBilled, settleYear } from '#domain/simulation/settle-year';
import type { Language } from '#glossary/language';
import { Database } from '#persistence/database';
import { readFacts } from '#persistence/facts-reader';
import { listBilledLines, type BilledLine } from '#persistence/payer-billing';
import { readPayerNames } from '#persistence/register';
import { Clock } from '#use-cases/clock';
import type { PayerShare, PayerYear, PayerYears } from '#use-cases/payer-year';
import { payerYearsSheet } from '#use-cases/payer-years-sheet';
import { writeSheet, type SheetFile, type SheetFormat } from '#use-cases/write-sheet';

/** One payer, year by year and programme by programme: what was billed, what is open, and what years not yet billed may cost. */
@Injectable()
export class ReadPayerYears {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `payer-unknown` when the register has no such code. */
  async execute(payer: string): Promise<PayerYears> {
    return await this.database.snapshot(async (transaction) => {
      const facts = await readFacts(transaction);
      const today = this.clock.today('DK');
      const codes = codesOf(facts, payer, today);
      const lines = await listBilledLines(transaction, codes);
      const names = await readPayerNames(transaction, [payer]);
      return {
        payer,
        name: names.get(payer) ?? payer,
        predecessors: codes.slice(1),
        knownOn: today,
        years: yearsOf({ facts, payer, today, lines }),
      };
    });
  }

  /** The same as a file for a spreadsheet: to be had before the budget season, with estimates marked as such. */
  async export(payer: string, as: { readonly format: SheetFormat; readonly language: Language }): Promise<SheetFile> {
    return await writeSheet(payerYearsSheet(await this.execute(payer), as.language), { ...as, name: payer });
  }
}

/** The payer, and every one it answers for today. */
function codesOf(facts: Facts, payer: string, today: LocalDate): string[] {
  const payers = new Map(facts.payers.map((row) => [row.code, row]));
  if (!payers.has(payer)) throw new DomainError('payer-unknown', `there is no payer ${payer}`, { payer });
  const merged = facts.payers.filter(
    ({ code, successor }) => code !== payer && successor !== null && payerAnsweringOn(code, today, payers) === payer,
  );
  return [payer, ...merged.map(({ code }) => code)];
}

interface YearsInput {
  readonly facts: Facts;
  readonly payer: string;
  readonly today: LocalDate;
  readonly lines: readonly BilledLine[];
}

/** Years that were billed to the payer, and years that somebody bills, of which an amount is known and the payer bears a share. */
function yearsOf(input: YearsInput): PayerYear[] {
  const { facts, lines } = input;
  return facts.programmes.flatMap((programme) => {
    const costs = [...facts.budgets, ...facts.actualCosts].filter((fact) => fact.programme === programme.code && fact.recordedOn <= input.today);
    const years = new Set([
      ...costs.map((fact) => fact.year),
      ...lines.filter((line) => line.programme === programme.code).map((line) => line.serviceYear),
    ]);
    return [...years]
      .filter((year) => branchesBilled(facts, programme.code, year).length > 0)
      .sort((a, b) => b - a)
      .map((year) => payerYear(input, programme, year))
      .filter((year) => year.lines.length > 0 || (year.share.kind !== 'not-known' && year.share.shareOre !== 0n));
  });
}

function payerYear(input: YearsInput, programme: Facts['programmes'][number], year: number): PayerYear {
  const lines = input.lines.filter((line) => line.programme === programme.code && line.serviceYear === year);
  const trueUps = lines.filter((line) => line.roundKind === 'true-up');
  const settledOre = sum(lines.map((line) => line.netOre));
  const trueUpsOre = sum(trueUps.map((line) => line.netOre));
  const share = shareOf(input, programme.code, year);
  return {
    programme: programme.code,
    programmeName: programme.name,
    year,
    currency: programme.currency,
    firstBilledOre: settledOre - trueUpsOre,
    trueUpsOre,
    settledOre,
    share,
    openOre: lines.length === 0 || share.kind === 'not-known' ? null : share.shareOre - settledOre,
    lines,
  };
}

function shareOf({ facts, payer, today }: YearsInput, programme: string, serviceYear: number): PayerYear['share'] {
  const settled = settleYear({ facts, programme, serviceYear, today, histories: [] });
  if (settled.outcome === 'not-settled') return { kind: 'not-known', reason: settled.reason };
  const { shares, basis, amountOre, outcome: _outcome, ...rest } = settled;
  const kind: PayerShare['kind'] = basis === 'actual' ? 'actual' : settled.status === 'approved' ? 'budget' : 'estimate';
  return { ...rest, kind, shareOre: shares.get(payer)?.targetOre ?? 0n, yearOre: amountOre };
}
