import { BodyLong, Button, Modal, Textarea } from '@navikt/ds-react';
import { useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ExplainedUnavailable } from '#console/ui/explained-unavailable';
import { KeyValueList, type KeyValue } from '#console/ui/key-value-list';
import { Failure } from '#console/ui/page-state';
import { useUnsavedWork } from '#console/ui/unsaved-work';

interface ConfirmActionProps {
  readonly label: string;
  /** Why it cannot be done now; then there is no dialog. */
  readonly unavailable?: string | undefined;
  /** What the dialog asks: "Godkend kørslen?" */
  readonly title: string;
  readonly explanation?: ReactNode;
  /** What is confirmed: number of payers, total, digest. */
  readonly covers: readonly KeyValue[];
  readonly reason?: 'none' | 'optional' | 'required';
  readonly reasonLabel?: string;
  readonly isDestructive?: boolean;
  readonly isPrimary?: boolean;
  /** Resolves when it is done; the dialog then closes. A rejection is shown in the dialog, and nothing typed is lost. */
  readonly onConfirm: (reason: string) => Promise<unknown>;
}

const SHORTEST_REASON = 3;

/** An action that asks first: says what it covers, takes a reason where one is needed, and is done once however often it is clicked. */
export function ConfirmAction(props: ConfirmActionProps) {
  const [isOpen, setOpen] = useState(false);
  if (props.unavailable !== undefined) return <ExplainedUnavailable label={props.label} because={props.unavailable} />;
  return (
    <>
      <Button
        variant={props.isPrimary ? 'primary' : 'secondary'}
        {...(props.isDestructive ? { 'data-color': 'danger' as const } : {})}
        onClick={() => setOpen(true)}
      >
        {props.label}
      </Button>
      {isOpen && <ConfirmDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function ConfirmDialog({
  label,
  title,
  explanation,
  covers,
  reason: reasonNeed = 'none',
  reasonLabel,
  isDestructive = false,
  onConfirm,
  onClose,
}: ConfirmActionProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const headingId = useId();
  const [reason, setReason] = useState('');
  const [isReasonMissing, setReasonMissing] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const [isUnderWay, setUnderWay] = useState(false);
  const isConfirmed = useRef(false);
  useUnsavedWork(reason.trim() === '' ? undefined : `${reasonLabel ?? t('ui.confirm.reason')} (${label})`);

  const confirm = async (): Promise<void> => {
    if (isConfirmed.current) return;
    if (reasonNeed === 'required' && reason.trim().length < SHORTEST_REASON) {
      setReasonMissing(true);
      return;
    }
    isConfirmed.current = true;
    setUnderWay(true);
    setFailure(null);
    try {
      await onConfirm(reason.trim());
      onClose();
    } catch (error) {
      isConfirmed.current = false;
      setUnderWay(false);
      setFailure(error instanceof Error ? error : new Error(String(error)));
    }
  };

  return (
    <Modal open onClose={onClose} onBeforeClose={() => !isUnderWay} aria-labelledby={headingId} width="medium" portal>
      <Modal.Header closeButton={!isUnderWay}>
        <h2 id={headingId} className="dialog-title">
          {title}
        </h2>
      </Modal.Header>
      <Modal.Body>
        {explanation !== undefined && <BodyLong spacing>{explanation}</BodyLong>}
        {covers.length > 0 && <KeyValueList items={covers} />}
        {reasonNeed !== 'none' && (
          <Textarea
            className="dialog-reason"
            label={reasonLabel ?? t('ui.confirm.reason')}
            description={reasonNeed === 'optional' ? t('ui.confirm.reasonOptional') : t('ui.confirm.reasonRequired')}
            value={reason}
            maxLength={1000}
            error={isReasonMissing ? t('ui.confirm.reasonMissing') : undefined}
            onChange={({ target }) => {
              setReason(target.value);
              setReasonMissing(false);
            }}
          />
        )}
        {failure && <Failure error={failure} />}
      </Modal.Body>
      <Modal.Footer>
        <Button {...(isDestructive ? { 'data-color': 'danger' as const } : {})} loading={isUnderWay} onClick={() => void confirm()}>
          {label}
        </Button>
        <Button variant="secondary" onClick={onClose} disabled={isUnderWay}>
          {t('ui.confirm.cancel')}
        </Button>
      </Modal.Footer>
    </Modal>
  );
}
