import type { Language } from '#glossary/language';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { SHEET_TEXTS } from '#glossary/sheet-texts';
import type { PayerShare, PayerYear, PayerYears } from '#use-cases/payer-year';
import type { Sheet } from '#spreadsheet/sheet-column';

/** A payer's years as people open them in a spreadsheet; what a share rests on is said in words in its row, an estimate as one. */
export function payerYearsSheet({ name, years }: PayerYears, language: Language): Sheet<PayerYear> {
  const texts = SHEET_TEXTS[language].payerYears;
  const share = (row: PayerYear): PayerShare | null => (row.share.kind === 'not-known' ? null : row.share);
  return {
    name,
    rows: years,
    columns: [
      { head: texts.programme, type: 'text', value: (row) => row.programmeName },
      { head: texts.year, type: 'whole', value: (row) => row.year },
      { head: texts.currency, type: 'text', value: (row) => row.currency },
      { head: texts.firstBilled, type: 'amount', value: (row) => (row.lines.length === 0 ? null : row.firstBilledOre) },
      { head: texts.trueUps, type: 'amount', value: (row) => (row.lines.length === 0 ? null : row.trueUpsOre) },
      { head: texts.settled, type: 'amount', value: (row) => (row.lines.length === 0 ? null : row.settledOre) },
      { head: texts.share, type: 'amount', value: (row) => share(row)?.shareOre ?? null },
      { head: texts.restsOn, type: 'text', value: (row) => restsOn(row.share, language) },
      { head: texts.yearAmount, type: 'amount', value: (row) => share(row)?.yearOre ?? null },
      { head: texts.key, type: 'text', value: (row) => keyText(share(row)) },
      { head: texts.open, type: 'amount', value: (row) => row.openOre },
      { head: texts.documents, type: 'text', value: (row) => [...new Set(row.lines.map((line) => line.number))].join(', ') },
    ],
  };
}

function restsOn(share: PayerYear['share'], language: Language): string {
  const texts = SHEET_TEXTS[language].payerYears;
  const { budgetStatus, blockReason } = REASON_TEXTS[language];
  switch (share.kind) {
    case 'not-known':
      return blockReason[share.reason];
    case 'actual':
      return share.audited === true ? texts.accounts : texts.unauditedAccounts;
    case 'budget':
      return texts.budget;
    case 'estimate':
      return texts.estimate(share.status === null ? '' : budgetStatus[share.status]);
  }
}

function keyText(share: PayerShare | null): string | null {
  return share === null ? null : `${share.key} v${share.keyVersion}`;
}
