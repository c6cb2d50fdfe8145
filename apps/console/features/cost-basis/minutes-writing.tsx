import { Button } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { AttendanceForm } from '#console/features/cost-basis/attendance-form';
import { CaseForm } from '#console/features/cost-basis/case-form';
import type { Meeting } from '#console/features/cost-basis/cost-basis-data';
import { DropMeeting } from '#console/features/cost-basis/drop-meeting';
import type { MeetingAction, MeetingDesk, MinutesFormProps } from '#console/features/cost-basis/meeting-desk';
import { MoveMeetingForm } from '#console/features/cost-basis/move-meeting-form';
import { OutcomeForm } from '#console/features/cost-basis/outcome-form';
import { PositionForm } from '#console/features/cost-basis/position-form';
import { ExplainedUnavailable } from '#console/ui/explained-unavailable';
import { Receipt } from '#console/ui/receipt';

interface MinutesWritingProps {
  readonly meeting: Meeting;
  readonly desk: MeetingDesk;
  readonly actions: readonly MeetingAction[];
}

/** What the secretariat may do here, at its place on the page, and the receipt of what was done. Nothing for whoever keeps no minutes. */
export function MinutesWriting({ meeting, desk, actions }: MinutesWritingProps) {
  const { t } = useTranslation();
  const mine = meeting.actions.flatMap(({ action, unavailableBecause: because }) =>
    actions.includes(action) && because !== 'role-missing' ? [{ action, because }] : [],
  );
  if (mine.length === 0) return null;
  const receipt = desk.receipt !== null && actions.includes(desk.receipt.action) ? desk.receipt : null;
  return (
    <div className="part-files stack">
      {receipt !== null && <Receipt key={receipt.serial}>{receipt.text}</Receipt>}
      <div className="actions">
        {mine.map(({ action, because }) => (
          <Writing
            key={action}
            {...{ meeting, desk, action }}
            label={t(`committee.keep.label.${action}`)}
            unavailable={because === null ? undefined : t(`committee.keep.whyNot.${because}`)}
          />
        ))}
      </div>
    </div>
  );
}

interface WritingProps extends Omit<MinutesWritingProps, 'actions'> {
  readonly action: MeetingAction;
  readonly label: string;
  readonly unavailable: string | undefined;
}

function Writing({ meeting, desk, action, label, unavailable }: WritingProps) {
  if (action === 'drop') return <DropMeeting {...{ meeting, desk, label, unavailable }} />;
  if (unavailable !== undefined) return <ExplainedUnavailable label={label} because={unavailable} />;
  if (desk.open === action) return <FormOf {...{ action, meeting, label }} onDone={(text) => desk.done(action, text)} onClose={desk.giveUp} />;
  return (
    <Button variant="secondary" autoFocus={desk.givenUp === action} onClick={() => desk.start(action)}>
      {label}
    </Button>
  );
}

function FormOf({ action, ...rest }: MinutesFormProps & { readonly action: Exclude<MeetingAction, 'drop'> }) {
  switch (action) {
    case 'add-case':
      return <CaseForm {...rest} />;
    case 'record-outcome':
      return <OutcomeForm {...rest} />;
    case 'record-attendance':
      return <AttendanceForm {...rest} />;
    case 'record-position':
      return <PositionForm {...rest} />;
    case 'move':
      return <MoveMeetingForm {...rest} />;
  }
}
