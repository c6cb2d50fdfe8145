import { useTranslation } from 'react-i18next';
import { amountFromWire } from '#glossary/wire-amount';
import { codeWords, factWords } from '#console/features/audit/event-words';
import { useLanguage } from '#console/i18n/texts';
import { Instant } from '#console/ui/instant';
import { LocalDate } from '#console/ui/local-date';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const AMOUNT = /^-?\d+\.\d{2}$/;
const HASH = /^[0-9a-f]{64}$/;
/** A fact's name: `["budget","FUT",2024,2]`. */
const FACT = /^\["[a-z-]+"[^[\]]*\]$/;

/** A value of an event as its reader writes it: what it is shows in how the chain writes it, or in its field. */
export function EventValue({ field, value }: { readonly field: string; readonly value: unknown }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (value === null || value === '') return <>{t('audit.nothing')}</>;
  if (typeof value === 'boolean') return <>{t(value ? 'audit.yes' : 'audit.no')}</>;
  if (typeof value === 'number') return <>{value}</>;
  if (typeof value !== 'string') return <code>{JSON.stringify(value)}</code>;
  if (DAY.test(value)) return <LocalDate value={value} />;
  if (INSTANT.test(value)) return <Instant value={value} />;
  if (AMOUNT.test(value)) return <span className="amount">{amountFromWire(value, language)}</span>;
  if (HASH.test(value)) return <code title={value}>{value.slice(0, 16)}…</code>;
  if (FACT.test(value)) return <>{factWords(t, value)}</>;
  return <>{codeWords(t, language, { field, value })}</>;
}
