import { renderReport } from '#documents/render-report';
import { addDays } from '#domain/calendar/local-date';
import { calculateStatement } from '#domain/payments/statement-of-account';
import { LANGUAGES, type Language } from '#glossary/language';
import { statementReport } from '#use-cases/payments/statement-report';
import { PICTURE } from './parties';

const PERIOD = { from: '2024-01-01', until: '2024-12-31' };

/** An account with nothing on it, one that fills several pages and ends below zero, and one with a logo, in every language. */
export function statements(): { readonly name: string; readonly bytes: Buffer }[] {
  return LANGUAGES.flatMap((language) => [
    { name: `statement-quiet-${language}.pdf`, bytes: printed(0, language) },
    { name: `statement-long-${language}.pdf`, bytes: printed(90, language) },
  ]);
}

function printed(count: number, language: Language): Buffer {
  const [currency, name] = language === 'nb' ? (['NOK', 'Eksempelhelse SF'] as const) : (['DKK', 'Region Eksempel & Omegn'] as const);
  const documents = Array.from({ length: count }, (_, at) => {
    const issuedOn = addDays('2024-01-03', at * 3);
    const of =
      at % 5 === 4
        ? { kind: 'credit-note' as const, totalOre: -8_765_432_109n, dueOn: null }
        : { kind: 'invoice' as const, totalOre: BigInt(at) ** 5n + 1n, dueOn: addDays(issuedOn, 30) };
    return {
      ...of,
      number: `REG-${String(at + 1).padStart(6, '0')}`,
      payer: '0101',
      currency,
      issuedOn,
      paymentReference: null,
      corrects: null,
      isDisputed: false,
    };
  });
  const invoices = documents.filter(({ kind }) => kind === 'invoice');
  const statement = calculateStatement({
    currency,
    period: { from: PERIOD.from, until: '2025-01-01' },
    documents,
    charges: invoices.slice(0, 3).map(({ number, issuedOn }) => ({ on: addDays(issuedOn, 50), document: number, amountOre: 10_001n })),
    payments: invoices.map(({ number, issuedOn, totalOre }) => ({
      posting: number,
      on: addDays(issuedOn, 29),
      document: number,
      amountOre: totalOre,
    })),
  });
  return renderReport(
    statementReport({
      issuer: { name, brandColour: '#0b3c5d' },
      logo: PICTURE,
      payer: { code: '0101', name: count === 0 ? 'Eksempel Kommune' : `Kommune <b>& \u202e${'med et meget langt navn '.repeat(8)}` },
      statements: [{ ...statement, until: PERIOD.until, issuer: 'REGION', issuerName: name }],
      period: PERIOD,
      language,
      isExample: false,
    }),
  );
}
