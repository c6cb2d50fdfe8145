import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { differencesOf, type Changeable, type PayerChange, type PayerDetails } from '#console/features/payers/payer-data';
import { ConfirmAction } from '#console/ui/confirm-action';
import { Timeline } from '#console/ui/timeline';

interface OpenChangeProps {
  readonly change: PayerChange;
  /** Of the payer as it is shown. */
  readonly etag: string;
  readonly current: PayerDetails;
  readonly mayApprove: boolean;
}

/** A change that waits for a second person: what it turns into what, and who proposed it why. */
export function OpenChange({ change, etag, current, mayApprove }: OpenChangeProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const approve = useCommand(
    (id: string, headers) =>
      answer(api.POST('/api/payer-changes/{change}/approve', { params: { path: { change: id }, header: { ...headers, 'If-Match': etag } } })),
    { onDone: () => queries.invalidateQueries({ queryKey: ['payer'] }) },
  );
  const wordOf = (field: Changeable, details: PayerDetails): string =>
    field === 'language' ? t(`payers.languages.${details.language}`) : (details[field] ?? t('payers.notGiven'));
  const covers = differencesOf(current, change.details).map((field) => ({
    label: t(`payers.field.${field}`),
    value: t('payers.change.fromTo', { from: wordOf(field, current), to: wordOf(field, change.details) }),
  }));
  const unavailable = !mayApprove ? t('payers.change.notYours') : change.unavailableBecause !== null ? t('payers.change.samePerson') : undefined;
  return (
    <div className="part">
      <Timeline
        label={t('payers.change.waiting')}
        entries={[
          {
            key: change.id,
            at: change.proposedAt,
            what: covers.map(({ label, value }) => `${label}: ${value}`).join('; '),
            who: change.proposedByLabel,
            why: change.reason,
          },
        ]}
      />
      <ConfirmAction
        label={t('payers.change.approve')}
        title={t('payers.change.approveTitle')}
        covers={covers}
        unavailable={unavailable}
        isPrimary
        onConfirm={() => approve.mutateAsync(change.id)}
      />
    </div>
  );
}
