import { BodyLong, Button, CopyButton, Modal } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '#glossary/format';
import { Refusal } from '#console/features/runs/refusal';
import type { Run } from '#console/features/runs/run-queries';
import { useRunCommand } from '#console/features/runs/use-run-command';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { KeyValueList } from '#console/ui/key-value-list';
import { Receipt } from '#console/ui/receipt';

interface ApproveDialogProps {
  readonly run: Run;
  readonly onClose: () => void;
}

/** "Check your answers" before approving: what is approved is how it was when the dialog was opened, whatever the page has learnt since. Then a receipt. */
export function ApproveDialog({ run, onClose }: ApproveDialogProps) {
  const { t } = useTranslation();
  const [seen] = useState(run);
  const day = formatDate(seen.businessDate, useLanguage());
  const name = seen.corrects === null ? `${seen.issuerName}, ${day}` : t('runs.creditOf', { issuer: seen.issuerName, invoice: seen.corrects });
  const [isDone, setDone] = useState(false);
  const approve = useRunCommand(seen, 'approve', () => setDone(true));
  const digest = seen.digest ?? '';
  return (
    <Modal open onClose={onClose} header={{ heading: isDone ? t('runs.approve.done') : t('runs.approve.title') }} width="medium" portal>
      <Modal.Body>
        {isDone ? (
          <Receipt>{t('runs.approve.receipt', { run: name, count: seen.payers })}</Receipt>
        ) : (
          <BodyLong spacing>{t('runs.approve.lead')}</BodyLong>
        )}
        <KeyValueList
          items={[
            {
              label: t('runs.approve.run'),
              value: name,
            },
            { label: t('runs.total.payers'), value: String(seen.payers) },
            { label: t('runs.total.documents'), value: t('runs.total.documentsOf', { documents: seen.documents, creditNotes: seen.creditNotes }) },
            { label: t('runs.total.total'), value: seen.currency === null ? '–' : <Amount value={seen.total} currency={seen.currency} /> },
            { label: t('runs.total.blocked'), value: String(seen.blocked) },
            {
              label: t('runs.approve.digest'),
              value: (
                <>
                  <code>{`${digest.slice(0, 8)} … ${digest.slice(-8)}`}</code>
                  <CopyButton size="xsmall" copyText={digest} text={t('runs.course.copy')} />
                </>
              ),
            },
          ]}
        />
        <Refusal error={approve.error} />
      </Modal.Body>
      <Modal.Footer>
        {isDone ? (
          <Button onClick={onClose}>{t('runs.approve.close')}</Button>
        ) : (
          <>
            <Button loading={approve.isPending} onClick={() => approve.mutate({ digest })}>
              {t('runs.approve.confirm')}
            </Button>
            <Button variant="secondary" onClick={onClose}>
              {t('runs.approve.back')}
            </Button>
          </>
        )}
      </Modal.Footer>
    </Modal>
  );
}
