import type { Ore } from '#domain/money/money';
import type { Language } from '#glossary/language';
import { SHEET_TEXTS } from '#glossary/sheet-texts';
import type { Sheet } from '#spreadsheet/sheet-column';
import type { IssuersStatement } from '#use-cases/payments/account-statements';

interface Row {
  readonly issuer: string;
  readonly currency: string;
  readonly on: string;
  readonly what: string;
  readonly document: string | null;
  readonly dueOn: string | null;
  readonly amountOre: Ore | null;
  readonly balanceOre: Ore;
}

/** A payer's account as a file: for each issuer the balance before, every document and payment, and the balance after. */
export function statementSheet(statements: readonly IssuersStatement[], language: Language): Sheet<Row> {
  const texts = SHEET_TEXTS[language].statement;
  return {
    name: texts.sheet,
    rows: statements.flatMap((statement) => rowsOf(statement, language)),
    columns: [
      { head: texts.issuer, type: 'text', value: (row) => row.issuer },
      { head: texts.on, type: 'date', value: (row) => row.on },
      { head: texts.what, type: 'text', value: (row) => row.what },
      { head: texts.document, type: 'text', value: (row) => row.document },
      { head: texts.dueOn, type: 'date', value: (row) => row.dueOn },
      { head: texts.amount, type: 'amount', value: (row) => row.amountOre },
      { head: texts.balance, type: 'amount', value: (row) => row.balanceOre },
      { head: texts.currency, type: 'text', value: (row) => row.currency },
    ],
  };
}

function rowsOf({ issuerName, currency, from, until, openingOre, closingOre, lines }: IssuersStatement, language: Language): Row[] {
  const texts = SHEET_TEXTS[language].statement;
  const edge = { issuer: issuerName, currency, document: null, dueOn: null, amountOre: null };
  return [
    { ...edge, on: from, what: texts.opening, balanceOre: openingOre },
    ...lines.map((line) => ({
      ...{ issuer: issuerName, currency, on: line.on, what: texts[line.type], document: line.document, dueOn: line.dueOn },
      ...{ amountOre: line.amountOre, balanceOre: line.balanceOre },
    })),
    { ...edge, on: until, what: texts.closing, balanceOre: closingOre },
  ];
}
