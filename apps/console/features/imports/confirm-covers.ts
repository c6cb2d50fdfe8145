import { useTranslation } from 'react-i18next';
import { moneyFromWire } from '#glossary/wire-amount';
import type { Brought, Preview, PreviewedFile } from '#console/features/imports/import-data';
import { useLanguage } from '#console/i18n/texts';
import type { KeyValue } from '#console/ui/key-value-list';

type BroughtAmount = Brought['amounts'][number];

/** More amounts than these are confirmed by their number. */
const MOST_AMOUNTS = 6;

/** What is confirmed: each file with its rows, and the amounts themselves beside what stands. */
export function useCovers(preview: Preview): KeyValue[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = ({ amount, stands, currency }: BroughtAmount): string => {
    const after = moneyFromWire(amount, currency, language);
    if (stands === null) return t('imports.brought.first', { amount: after });
    return t('imports.brought.standsAt', { amount: after, stands: moneyFromWire(stands, currency, language) });
  };
  const ofFile = (file: PreviewedFile): KeyValue[] => {
    const { amounts } = file.brought;
    const more = amounts.length - MOST_AMOUNTS;
    return [
      { label: file.file, value: t('imports.kindAndRows', { kind: t(`imports.kind.${file.kind}`), count: file.rows }) },
      ...amounts.slice(0, MOST_AMOUNTS).map((row) => ({
        label: t(file.kind === 'budgets' ? 'imports.brought.budget' : 'imports.brought.cost', { programme: row.programme, year: row.year }),
        value: text(row),
      })),
      ...(more > 0 ? [{ label: t('imports.brought.moreIn', { file: file.file }), value: t('imports.brought.more', { count: more }) }] : []),
    ];
  };
  return preview.files.filter(({ state }) => state === 'ready').flatMap(ofFile);
}
