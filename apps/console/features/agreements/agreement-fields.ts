import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Language } from '#glossary/language';
import { amountFromWire } from '#glossary/wire-amount';
import type { AgreementTerms } from '#console/features/agreements/agreement-data';
import { useLanguage } from '#console/i18n/texts';
import { amountToWire } from '#console/ui/amount-text';

export const VAT_BASES = ['excluding', 'including'] as const;
export const VAT_CATEGORIES = ['S', 'Z', 'E', 'O'] as const;

/** The form's fields, as text as a person writes it. Up to three years can be settled by one agreement. */
export interface AgreementFields {
  readonly fromYear: string;
  readonly agreedBy: string;
  readonly agreedOn: string;
  readonly document: string;
  readonly vatBasis: string;
  readonly vatCategory: string;
  readonly vatRate: string;
  readonly vatReason: string;
  readonly year1: string;
  readonly amount1: string;
  readonly year2: string;
  readonly amount2: string;
  readonly year3: string;
  readonly amount3: string;
}

const YEAR = /^(19|20|21)\d{2}$/;
const RATE = /^\d{1,2}([.,]\d{1,2})?$/;
/** It becomes a cell of a file: it must not begin as a formula does. */
const PLAIN = /^[^=+\-@\p{Cc}][^\p{Cc}]*$/u;

/** What the form takes; each message is a sentence. */
export function useAgreementSchema(): z.ZodType<AgreementFields, AgreementFields> {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = (longest: number, message: string) => z.string().trim().max(longest).regex(PLAIN, message);
  const isAmount = (value: string): boolean => amountToWire(value, language) !== null;
  const year = z.string().trim().regex(YEAR, t('agreements.error.year'));
  const amount = z.string().trim().refine(isAmount, t('agreements.error.amount'));
  const orEmpty = <Field extends z.ZodType<string, string>>(field: Field) => z.union([z.literal(''), field]);
  return z
    .object({
      fromYear: year,
      agreedBy: text(300, t('agreements.error.agreedBy')),
      agreedOn: z.iso.date(t('agreements.error.agreedOn')),
      document: text(200, t('agreements.error.document')),
      vatBasis: z.string().min(1, t('agreements.error.vatBasis')),
      vatCategory: z.string().min(1, t('agreements.error.vatCategory')),
      vatRate: z.string().trim().regex(RATE, t('agreements.error.vatRate')),
      vatReason: text(500, t('agreements.error.vatReason')),
      ...{ year1: year, amount1: amount, year2: orEmpty(year), amount2: orEmpty(amount), year3: orEmpty(year), amount3: orEmpty(amount) },
    })
    .refine((fields) => (fields.year2 === '') === (fields.amount2 === ''), { path: ['amount2'], message: t('agreements.error.half') })
    .refine((fields) => (fields.year3 === '') === (fields.amount3 === ''), { path: ['amount3'], message: t('agreements.error.half') });
}

/** The fields as the API takes them; they have passed the schema. */
export function termsOf(fields: AgreementFields, programme: string, language: Language): AgreementTerms {
  const years = [
    { year: fields.year1, amount: fields.amount1 },
    { year: fields.year2, amount: fields.amount2 },
    { year: fields.year3, amount: fields.amount3 },
  ];
  return {
    programme,
    fromYear: Number(fields.fromYear),
    agreedBy: fields.agreedBy.trim(),
    agreedOn: fields.agreedOn,
    document: fields.document.trim(),
    vatBasis: VAT_BASES.find((basis) => basis === fields.vatBasis) ?? 'excluding',
    vatCategory: VAT_CATEGORIES.find((category) => category === fields.vatCategory) ?? 'S',
    vatRatePercent: fields.vatRate.trim().replace(',', '.'),
    vatReason: fields.vatReason.trim(),
    budgets: years.flatMap(({ year, amount }) => (year === '' ? [] : [{ year: Number(year), amount: amountToWire(amount, language) ?? '' }])),
  };
}

/** Terms written before, as fields again; empty ones otherwise. */
export function fieldsOf(terms: AgreementTerms | null, language: Language): AgreementFields {
  const year = (place: number): string => String(terms?.budgets[place]?.year ?? '');
  const amount = (place: number): string => {
    const wire = terms?.budgets[place]?.amount;
    return wire === undefined ? '' : amountFromWire(wire, language);
  };
  return {
    fromYear: String(terms?.fromYear ?? ''),
    agreedBy: terms?.agreedBy ?? '',
    agreedOn: terms?.agreedOn ?? '',
    document: terms?.document ?? '',
    vatBasis: terms?.vatBasis ?? '',
    vatCategory: terms?.vatCategory ?? '',
    vatRate: terms?.vatRatePercent ?? '',
    vatReason: terms?.vatReason ?? '',
    ...{ year1: year(0), amount1: amount(0), year2: year(1), amount2: amount(1), year3: year(2), amount3: amount(2) },
  };
}
