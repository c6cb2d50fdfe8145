import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import type { StepProps } from '#console/features/cost-basis/version-steps';
import { ConfirmAction } from '#console/ui/confirm-action';

/** A step that needs nothing but a yes: closing the window, putting forward. */
export function PlainStep({ version, onDone, step }: StepProps & { readonly step: 'close-remarks' | 'put-forward' }) {
  const { t } = useTranslation();
  const { basis, number, title } = version;
  const take = useCommand(
    (_input: null, headers) =>
      answer(api.POST(`/api/cost-bases/{basis}/versions/{number}/${step}`, { params: { path: { basis, number }, header: headers } })),
    { onDone },
  );
  return (
    <ConfirmAction
      label={t(`costBasis.step.label.${step}`)}
      title={`${t(`costBasis.step.label.${step}`)}?`}
      explanation={t(step === 'close-remarks' ? 'costBasis.step.closeText' : 'costBasis.step.putForwardText')}
      isPrimary
      covers={[{ label: t('costBasis.version', { number }), value: title }]}
      onConfirm={() => take.mutateAsync(null)}
    />
  );
}
