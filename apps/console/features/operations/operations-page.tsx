import { Button } from '@navikt/ds-react';
import { ArrowCirclepathIcon } from '@navikt/aksel-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Session } from '#console/api/session';
import { MailingPart } from '#console/features/operations/mailing-part';
import { OperationsDesk } from '#console/features/operations/operations-desk';
import { useOperations } from '#console/features/operations/operations-data';
import { PartsPart } from '#console/features/operations/parts-part';
import { QueuesPart } from '#console/features/operations/queues-part';
import { StandstillPart } from '#console/features/operations/standstill-part';
import { StuckMails } from '#console/features/operations/stuck-mails';
import { PageState } from '#console/ui/page-state';

/** Whether everything runs, what does not move, and which mails need a person. */
export function OperationsPage() {
  const { t } = useTranslation();
  return (
    <OperationsDesk title={t('operations.title')} lead={t('operations.lead')}>
      {(session) => <State session={session} />}
    </OperationsDesk>
  );
}

function State({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const operations = useOperations();
  return (
    <>
      <PageState query={operations} lines={10}>
        {(data) => (
          <>
            <PartsPart operations={data} />
            <MailingPart troubles={data.troubles} />
            <StandstillPart troubles={data.troubles} />
            <QueuesPart queues={data.queues} />
          </>
        )}
      </PageState>
      <StuckMails session={session} />
      <div className="part">
        <Button
          variant="secondary"
          size="small"
          icon={<ArrowCirclepathIcon aria-hidden />}
          loading={operations.isFetching}
          onClick={() => void queries.invalidateQueries({ queryKey: ['operations'] })}
        >
          {t('ui.readAgain')}
        </Button>
      </div>
    </>
  );
}
