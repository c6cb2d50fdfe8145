import { Button, Heading } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMITTEE_TEXTS } from '#glossary/committee-texts';
import { formatDate } from '#glossary/format';
import { AnswerRemarkForm } from '#console/features/cost-basis/answer-remark-form';
import type { Remark, Remarks, Version } from '#console/features/cost-basis/cost-basis-data';
import { FollowUpItem } from '#console/features/cost-basis/follow-up-item';
import { useSheetName } from '#console/features/cost-basis/missing-part';
import { PromiseForm } from '#console/features/cost-basis/promise-form';
import { useLanguage } from '#console/i18n/texts';

interface RemarkItemProps {
  readonly remark: Remark;
  readonly version: Version;
  readonly may: Pick<Remarks, 'mayAnswer' | 'mayConfirm'>;
  readonly onDone: (receipt: string) => unknown;
}

/** A remark with what it is about, its answers, and what was promised on it. */
export function RemarkItem({ remark, version, may, onDone }: RemarkItemProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { sector } = COMMITTEE_TEXTS[language];
  const placeText = usePlaceText();
  const { code, text, answers, followUps, kind, on } = remark;
  return (
    <li className="remark">
      <Heading level="2" size="xsmall">
        {code} · {placeText(remark)}
      </Heading>
      <p className="remark-from">
        {t('committee.remarks.from', { sector: sector[remark.sector], date: formatDate(on, language) })} · {t(`committee.remarks.kind.${kind}`)} ·{' '}
        {remark.case === null ? t('committee.remarks.inWriting') : t('committee.remarks.inCase', { case: remark.case })}
      </p>
      <p>{text}</p>
      {answers.map((answer) => (
        <blockquote key={`${answer.on} ${answer.text}`} className="remark-answer">
          <p className="remark-from">{t('committee.remarks.answer', { sector: sector[answer.by], date: formatDate(answer.on, language) })}</p>
          <p>{answer.text}</p>
        </blockquote>
      ))}
      {answers.length === 0 && <p className="remark-from">{t('committee.remarks.noAnswer')}</p>}
      {followUps.map((followUp) => (
        <FollowUpItem key={followUp.code} basis={version.basis} followUp={followUp} mayConfirm={may.mayConfirm} onDone={onDone} />
      ))}
      {may.mayAnswer && <Respond remark={remark} version={version} onDone={onDone} />}
    </li>
  );
}

function usePlaceText(): (remark: Remark) => string {
  const { t } = useTranslation();
  const sheetName = useSheetName();
  return ({ place, placeName }) => {
    const name = placeName ?? '';
    if (place.of === 'version') return t('committee.remarks.place.version');
    if (place.of === 'figure') return t('committee.remarks.place.figure', { sheet: sheetName(place.sheet), name });
    return t(`committee.remarks.place.${place.of}`, { name });
  };
}

/** What preparer and secretariat do with a remark, one form at a time. */
function Respond({ remark, version, onDone }: Pick<RemarkItemProps, 'remark' | 'version' | 'onDone'>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'answer' | 'promise' | null>(null);
  const finish = (receipt: string) => {
    setOpen(null);
    return onDone(receipt);
  };
  const close = () => setOpen(null);
  if (open === 'answer') return <AnswerRemarkForm remark={remark} version={version} onDone={finish} onClose={close} />;
  if (open === 'promise') return <PromiseForm remark={remark} version={version} onDone={finish} onClose={close} />;
  return (
    <div className="actions">
      <Button size="small" variant="secondary" onClick={() => setOpen('answer')}>
        {t('committee.respond.label', { code: remark.code })}
      </Button>
      <Button size="small" variant="secondary" onClick={() => setOpen('promise')}>
        {t('committee.promise.label', { code: remark.code })}
      </Button>
    </div>
  );
}
