import { BodyLong, Button, Modal, Textarea } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '#console/features/runs/refusal';
import type { Run } from '#console/features/runs/run-queries';
import { useRunCommand } from '#console/features/runs/use-run-command';
import { useUnsavedWork } from '#console/ui/unsaved-work';

interface ReasonDialogProps {
  readonly run: Run;
  readonly action: 'reject' | 'cancel';
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** A decision that needs a reason: says what it covers, and does nothing without one. */
export function ReasonDialog({ run, action, onDone, onClose }: ReasonDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = reason.trim() === '';
  const command = useRunCommand(run, action, () => {
    onDone();
    onClose();
  });
  useUnsavedWork(isMissing ? undefined : t(`runs.reason.unsaved.${action}`));
  const decide = () => {
    setTried(true);
    if (!isMissing) command.mutate({ reason: reason.trim() });
  };
  return (
    <Modal open onClose={onClose} header={{ heading: t(`runs.reason.title.${action}`) }} width="medium" portal>
      <Modal.Body>
        <BodyLong spacing>{t(`runs.reason.lead.${action}`, { count: run.payers })}</BodyLong>
        <Textarea
          label={t('runs.reason.label')}
          description={t('runs.reason.description')}
          value={reason}
          maxLength={2000}
          onChange={({ target }) => setReason(target.value)}
          error={isTried && isMissing ? t('runs.reason.missing') : undefined}
        />
        <Refusal error={command.error} />
      </Modal.Body>
      <Modal.Footer>
        <Button loading={command.isPending} onClick={decide}>
          {t(`runs.action.${action}`)}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {t('runs.approve.back')}
        </Button>
      </Modal.Footer>
    </Modal>
  );
}
