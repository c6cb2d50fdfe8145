import type { DocumentLogo } from '#documents/logo';
import type { ReportBlock, ReportDocument, ReportTable } from '#documents/report-document';
import { documentTexts } from '#glossary/document-texts';
import { formatAmountOnly, formatDate } from '#glossary/format';
import type { Language } from '#glossary/language';
import { SHEET_TEXTS } from '#glossary/sheet-texts';
import type { RegisteredIssuer } from '#persistence/register';
import type { IssuersStatement } from '#use-cases/payments/account-statements';

/** A payer's account at one issuer as a letter: for each currency the balance before, every document and payment, and the balance after. */
export function statementReport(of: {
  readonly issuer: Pick<RegisteredIssuer, 'name' | 'brandColour'>;
  readonly logo: DocumentLogo | null;
  readonly payer: { readonly code: string; readonly name: string };
  readonly statements: readonly IssuersStatement[];
  readonly period: { readonly from: string; readonly until: string };
  readonly language: Language;
  readonly isExample: boolean;
}): ReportDocument {
  const { issuer, logo, payer, statements, period, language, isExample } = of;
  const texts = SHEET_TEXTS[language].statement;
  return {
    title: texts.sheet,
    author: issuer.name,
    brandColour: issuer.brandColour,
    logo,
    language,
    isExample,
    isLetter: true,
    madeOn: period.until,
    facts: [
      { label: texts.payer, value: `${payer.name} (${payer.code})` },
      { label: texts.period, value: `${formatDate(period.from, language)}–${formatDate(period.until, language)}` },
    ],
    blocks: [
      { type: 'paragraph', text: texts.signs },
      ...statements.flatMap((statement): ReportBlock[] => [{ type: 'heading', text: statement.currency }, tableOf(statement, language)]),
    ],
  };
}

function tableOf({ from, until, openingOre, closingOre, lines }: IssuersStatement, language: Language): ReportTable {
  const texts = SHEET_TEXTS[language].statement;
  const { title } = documentTexts(language);
  const amount = (ore: bigint) => formatAmountOnly(ore, language);
  const edge = (on: string, what: string, ore: bigint) => ({ cells: [formatDate(on, language), what, '', '', '', amount(ore)], isStrong: true });
  return {
    type: 'table',
    columns: [
      { head: texts.on, share: 12, align: 'left' },
      { head: texts.what, share: 16, align: 'left' },
      { head: texts.document, share: 18, align: 'left' },
      { head: documentTexts(language).dueOn, share: 16, align: 'left' },
      { head: texts.amount, share: 18, align: 'right' },
      { head: texts.balance, share: 18, align: 'right' },
    ],
    rows: [
      edge(from, texts.opening, openingOre),
      ...lines.map(({ on, type, document, dueOn, amountOre, balanceOre }) => ({
        cells: [
          formatDate(on, language),
          type === 'invoice' || type === 'credit-note' ? title[type] : texts[type],
          document,
          dueOn === null ? '' : formatDate(dueOn, language),
          amount(amountOre),
          amount(balanceOre),
        ],
      })),
      edge(until, texts.closing, closingOre),
    ],
    carried: [openingOre, openingOre, ...lines.map(({ balanceOre }) => balanceOre)].map(amount),
  };
}
