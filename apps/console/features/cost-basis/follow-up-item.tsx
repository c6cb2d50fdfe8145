import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import type { FollowUp } from '#console/features/cost-basis/cost-basis-data';
import { ConfirmAction } from '#console/ui/confirm-action';
import { StateTag, type Tone } from '#console/ui/state-tag';

interface FollowUpItemProps {
  readonly basis: string;
  readonly followUp: FollowUp;
  readonly mayConfirm: boolean;
  readonly onDone: (receipt: string) => unknown;
}

const TONE: Readonly<Record<FollowUp['state'], Tone>> = { open: 'waiting', met: 'done', overdue: 'attention' };

/** A promise with its owner, the meeting it is due at, and whether it is met: by a version that shows it, or by a person's word. */
export function FollowUpItem({ basis, followUp, mayConfirm, onDone }: FollowUpItemProps) {
  const { t } = useTranslation();
  const { code, owner, promise, dueMeeting, state, metInVersion, sign } = followUp;
  const confirm = useCommand(
    (body: { note: string }, headers) =>
      answer(
        api.POST('/api/cost-bases/{basis}/follow-ups/{followUp}/confirm', { params: { path: { basis, followUp: code }, header: headers }, body }),
      ),
    { onDone: () => onDone(t('committee.confirm.receipt', { code })) },
  );
  return (
    <div className="follow-up">
      <p>
        <strong>{t('committee.remarks.followUp', { code })}</strong>: {promise}
      </p>
      <p className="remark-from">{t('committee.remarks.ownerDue', { owner, meeting: dueMeeting })}</p>
      <StateTag tone={TONE[state]}>
        {metInVersion === null ? t(`committee.remarks.state.${state}`) : t('committee.remarks.metIn', { number: metInVersion })}
      </StateTag>
      {mayConfirm && state !== 'met' && sign.sign === 'by-person' && (
        <ConfirmAction
          label={t('committee.confirm.label', { code })}
          title={t('committee.confirm.title', { code })}
          explanation={t('committee.confirm.text')}
          covers={[]}
          reason="required"
          reasonLabel={t('committee.confirm.note')}
          onConfirm={(note) => confirm.mutateAsync({ note })}
        />
      )}
    </div>
  );
}
