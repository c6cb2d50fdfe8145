import { BodyLong, Button, List, Modal } from '@navikt/ds-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, SESSION_KEY } from '#console/api/query-client';
import { useExtendSession, type Session } from '#console/api/session';
import { onServerClock, sessionEndsAt } from '#console/api/session-clock';
import { useSignOut } from '#console/shell/sign-out';
import { useAllUnsavedWork } from '#console/ui/unsaved-work';

const WARN_MILLISECONDS = 5 * 60_000;
const LOOK_EVERY_MILLISECONDS = 1_000;

interface SessionEndingProps {
  readonly session: Session;
  /** When this session was read, on this computer's clock, in epoch milliseconds. */
  readonly receivedAt: number;
}

/** Five minutes before the session ends: says so, says what is not saved, and offers to stay. At the end it asks the API whether it ended. */
export function SessionEnding({ session, receivedAt }: SessionEndingProps) {
  const { t } = useTranslation();
  const extend = useExtendSession();
  const signOut = useSignOut();
  const unsaved = useAllUnsavedWork();
  const { millisecondsLeft, canExtend } = useTimeLeft(session, receivedAt);
  const isOver = millisecondsLeft <= 0;

  useEffect(() => {
    if (isOver) void queryClient.invalidateQueries({ queryKey: SESSION_KEY });
  }, [isOver]);

  const stay = (): void => {
    if (canExtend && !extend.isPending) extend.mutate();
  };
  return (
    <Modal
      open={millisecondsLeft <= WARN_MILLISECONDS}
      onClose={stay}
      header={{ heading: t('shell.sessionEnding.title'), closeButton: false }}
      width="small"
      portal
    >
      <Modal.Body>
        <BodyLong spacing>{t('shell.sessionEnding.left', { count: Math.max(1, Math.ceil(millisecondsLeft / 60_000)) })}</BodyLong>
        {!canExtend && <BodyLong spacing>{t('shell.sessionEnding.cannotExtend')}</BodyLong>}
        <BodyLong>{unsaved.length > 0 ? t('shell.sessionEnding.lost') : t('shell.sessionEnding.nothingLost')}</BodyLong>
        {unsaved.length > 0 && (
          <List as="ul">
            {unsaved.map((description) => (
              <List.Item key={description}>{description}</List.Item>
            ))}
          </List>
        )}
        {extend.isError && (
          <BodyLong role="alert" className="problem-text">
            {t('shell.sessionEnding.failed')}
          </BodyLong>
        )}
      </Modal.Body>
      <Modal.Footer>
        {canExtend && (
          <Button loading={extend.isPending} onClick={stay}>
            {t('shell.sessionEnding.stay')}
          </Button>
        )}
        <Button variant="secondary" loading={signOut.isPending} onClick={() => !signOut.isPending && signOut.mutate()}>
          {t('shell.sessionEnding.leave')}
        </Button>
      </Modal.Footer>
    </Modal>
  );
}

function useTimeLeft({ idleExpiresAt, expiresAt }: Session, receivedAt: number) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), LOOK_EVERY_MILLISECONDS);
    return () => window.clearInterval(timer);
  }, []);
  const endsAt = sessionEndsAt({ receivedAt: onServerClock(receivedAt), idleExpiresAt, expiresAt });
  return { millisecondsLeft: endsAt - onServerClock(Math.max(now, receivedAt)), canExtend: endsAt < Date.parse(expiresAt) };
}
