import { useTranslation } from 'react-i18next';
import { formatDate } from '#glossary/format';
import type { Objection } from '#console/features/objections/objection-data';
import { useLanguage } from '#console/i18n/texts';
import { StateTag } from '#console/ui/state-tag';
import { Timeline, type TimelineEntry } from '#console/ui/timeline';

/** One objection: what was said against the document, by when it is answered, and how it was. */
export function ObjectionItem({ objection }: { readonly objection: Objection }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, text, filedBy, filedAt, answerDueOn, answer } = objection;
  const entries: TimelineEntry[] = [
    { key: 'filed', at: filedAt, what: t('objections.filed'), who: filedBy ?? t('objections.payer'), why: text },
    ...(answer === null
      ? []
      : [
          {
            key: 'answer',
            at: answer.answeredAt,
            what: t(`objections.${answer.outcome}`),
            who: answer.answeredBy ?? t('objections.issuer'),
            why: answer.reason,
          },
        ]),
  ];
  return (
    <div className="part">
      <p>
        {answer === null ? (
          <StateTag tone="waiting">{t('objections.waits', { date: formatDate(answerDueOn, language) })}</StateTag>
        ) : (
          <StateTag tone={answer.outcome === 'upheld' ? 'done' : 'quiet'}>{t(`objections.${answer.outcome}`)}</StateTag>
        )}
      </p>
      <Timeline label={t('objections.course', { id })} entries={entries} />
    </div>
  );
}
