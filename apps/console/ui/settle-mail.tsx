import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { ConfirmAction } from '#console/ui/confirm-action';

interface SettleMailProps {
  readonly mail: string;
  /** What the mail is about and to whom, in the reader's words. */
  readonly about: string;
  readonly onSettled: () => Promise<unknown>;
}

const ENDS = ['sent', 'refused'] as const;

/** Decides on a mail whose fate nothing tells, with the evidence as its reason: it was taken, or it was not and may be sent again as a copy. */
export function SettleMail({ mail, about, onSettled }: SettleMailProps) {
  const { t } = useTranslation();
  const settle = useCommand(
    (body: { readonly mail: string; readonly state: (typeof ENDS)[number]; readonly reason: string }, header) =>
      answer(api.POST('/api/mails/settle', { params: { header }, body })),
    { onDone: onSettled },
  );
  return (
    <div className="actions">
      {ENDS.map((state) => (
        <ConfirmAction
          key={state}
          label={t(`ui.settle.${state}.label`)}
          title={t(`ui.settle.${state}.title`)}
          explanation={t(`ui.settle.${state}.explain`)}
          covers={[{ label: t('ui.settle.mail'), value: about }]}
          reason="required"
          reasonLabel={t('ui.settle.reason')}
          onConfirm={(reason) => settle.mutateAsync({ mail, state, reason })}
        />
      ))}
    </div>
  );
}
