import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { useAskAnew, type Reminders } from '#console/features/payments/payments-data';
import { ConfirmAction } from '#console/ui/confirm-action';

type Policy = Reminders['policies'][number];

const KINDS = ['fee', 'compensation', 'interest'] as const;

/** What reminders of a programme charge, as words. */
export function ChosenCharges({ charges }: Pick<Policy, 'charges'>) {
  const { t } = useTranslation();
  const chosen = KINDS.filter((kind) => charges[kind]);
  return chosen.length === 0 ? t('reminders.chargesNone') : chosen.map((kind) => t(`reminders.charge.${kind}`)).join(', ');
}

/** A choice for each kind of charge; with a reason, like every change of a policy. */
export function ChangeCharges({ issuer, policy }: { readonly issuer: string; readonly policy: Policy }) {
  return (
    <div className="actions">
      {KINDS.map((kind) => (
        <ChangeCharge key={kind} issuer={issuer} policy={policy} kind={kind} />
      ))}
    </div>
  );
}

function ChangeCharge({ issuer, policy, kind }: { readonly issuer: string; readonly policy: Policy; readonly kind: (typeof KINDS)[number] }) {
  const { t } = useTranslation();
  const askAnew = useAskAnew();
  const { programme, isOn, charges, tag } = policy;
  const body = { issuer, programme, isOn, charges: { ...charges, [kind]: !charges[kind] } };
  const set = useCommand(
    (reason: string, headers) =>
      answer(api.POST('/api/reminders/policies', { params: { header: { ...headers, 'If-Match': `"${tag}"` } }, body: { ...body, reason } })),
    { onDone: askAnew },
  );
  const words = { charge: t(`reminders.charge.${kind}`), programme };
  return (
    <ConfirmAction
      label={charges[kind] ? t('reminders.chargeOff', words) : t('reminders.chargeOn', words)}
      title={charges[kind] ? t('reminders.chargeOffTitle', words) : t('reminders.chargeOnTitle', words)}
      explanation={t('reminders.chargeExplain')}
      covers={[]}
      reason="required"
      reasonLabel={t('reminders.basis')}
      onConfirm={(reason) => set.mutateAsync(reason)}
    />
  );
}
