import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { ChangeCharges, ChosenCharges } from '#console/features/payments/charge-choices';
import { useAskAnew, type Reminders } from '#console/features/payments/payments-data';
import { ConfirmAction } from '#console/ui/confirm-action';
import { RowsTable } from '#console/ui/rows-table';
import { StateTag } from '#console/ui/state-tag';
import type { Column } from '#console/ui/table-rows';

type Policy = Reminders['policies'][number];

/** For which programmes there are reminders, and on whose word. Off until an officer says otherwise. */
export function ReminderPolicies({ issuer, reminders }: { readonly issuer: string; readonly reminders: Reminders }) {
  const { t } = useTranslation();
  const mayChange = reminders.proposeUnavailableBecause !== 'role-missing';
  const columns: [Column<Policy>, ...Column<Policy>[]] = [
    { id: 'programme', head: t('reminders.programme'), cell: ({ name }) => name },
    {
      id: 'state',
      head: t('reminders.state'),
      cell: ({ isOn }) => <StateTag tone={isOn ? 'done' : 'quiet'}>{isOn ? t('reminders.on') : t('reminders.off')}</StateTag>,
    },
    { id: 'charges', head: t('reminders.charges'), cell: ({ charges }) => <ChosenCharges charges={charges} /> },
    { id: 'by', head: t('payments.files.by'), cell: ({ person }) => person ?? '–' },
    {
      id: 'reason',
      head: t('payments.postings.reason'),
      cell: ({ reason }) => <span className="run-cell-text">{reason ?? t('reminders.never')}</span>,
    },
  ];
  const action: Column<Policy> = {
    id: 'action',
    head: t('reminders.change'),
    cell: (policy) => (
      <>
        <Change issuer={issuer} policy={policy} />
        {policy.isOn && <ChangeCharges issuer={issuer} policy={policy} />}
      </>
    ),
  };
  return (
    <RowsTable
      caption={t('reminders.policies')}
      rows={reminders.policies}
      rowKey={({ programme }) => programme}
      columns={mayChange ? [...columns, action] : columns}
    />
  );
}

function Change({ issuer, policy }: { readonly issuer: string; readonly policy: Policy }) {
  const { t } = useTranslation();
  const askAnew = useAskAnew();
  const { programme, isOn, charges, tag } = policy;
  const body = { issuer, programme, isOn: !isOn, charges };
  const set = useCommand(
    (reason: string, headers) =>
      answer(api.POST('/api/reminders/policies', { params: { header: { ...headers, 'If-Match': `"${tag}"` } }, body: { ...body, reason } })),
    { onDone: askAnew },
  );
  return (
    <ConfirmAction
      label={isOn ? t('reminders.turnOff', { programme }) : t('reminders.turnOn', { programme })}
      title={isOn ? t('reminders.turnOffTitle', { programme }) : t('reminders.turnOnTitle', { programme })}
      explanation={t('reminders.turnExplain')}
      covers={[]}
      reason="required"
      reasonLabel={t('reminders.basis')}
      onConfirm={(reason) => set.mutateAsync(reason)}
    />
  );
}
