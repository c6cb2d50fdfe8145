import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import type { Meeting } from '#console/features/cost-basis/cost-basis-data';
import type { MeetingDesk } from '#console/features/cost-basis/meeting-desk';
import { ConfirmAction } from '#console/ui/confirm-action';
import { LocalDate } from '#console/ui/local-date';

interface DropMeetingProps {
  readonly meeting: Meeting;
  readonly desk: MeetingDesk;
  readonly label: string;
  readonly unavailable: string | undefined;
}

/** Drops a meeting after asking why; the invitation is taken back. */
export function DropMeeting({ meeting, desk, label, unavailable }: DropMeetingProps) {
  const { t } = useTranslation();
  const drop = useCommand(
    (reason: string, headers) =>
      answer(api.POST('/api/committee/meetings/{meeting}/drop', { params: { path: { meeting: meeting.code }, header: headers }, body: { reason } })),
    { onDone: () => desk.done('drop', t('committee.keep.receipt.drop')) },
  );
  return (
    <ConfirmAction
      label={label}
      unavailable={unavailable}
      title={t('committee.keep.dropTitle', { number: meeting.number })}
      explanation={t('committee.keep.dropText')}
      covers={[{ label: t('committee.column.date'), value: <LocalDate value={meeting.on} /> }]}
      reason="required"
      isDestructive
      onConfirm={(reason) => drop.mutateAsync(reason)}
    />
  );
}
