import { Heading } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import type { components } from '#console/api/generated/schema';
import { OperationsDesk } from '#console/features/operations/operations-desk';
import { DownloadLink } from '#console/ui/download-link';
import { Instant } from '#console/ui/instant';
import { KeyValueList } from '#console/ui/key-value-list';
import { PageState } from '#console/ui/page-state';

const route = getRouteApi('/drift/postkasse/$mail');

/** One mail as plain text, and what is attached to it. Its HTML is never shown: a mail is not ours to run. */
export function MailboxMailPage() {
  const { t } = useTranslation();
  const { mail: id } = route.useParams();
  const mail = useQuery({
    queryKey: ['mailbox-mail', id],
    queryFn: ({ signal }) => answer(api.GET('/api/mailbox/{mail}', { signal, params: { path: { mail: id } } })),
  });
  return (
    <OperationsDesk title={mail.data?.subject ?? t('operations.mailbox.mail')}>
      {() => (
        <PageState query={mail} lines={10}>
          {(data) => <Mail mail={data} />}
        </PageState>
      )}
    </OperationsDesk>
  );
}

function Mail({ mail }: { readonly mail: components['schemas']['MailboxMail'] }) {
  const { t } = useTranslation();
  return (
    <>
      <KeyValueList
        items={[
          { label: t('operations.mailbox.from'), value: mail.from },
          { label: t('operations.mailbox.to'), value: mail.to.join(', ') },
          { label: t('operations.mailbox.received'), value: <Instant value={mail.receivedAt} /> },
        ]}
      />
      <section className="part" aria-labelledby="text">
        <Heading level="2" size="small" id="text" spacing>
          {t('operations.mailbox.text')}
        </Heading>
        <pre className="raw-text">{mail.text}</pre>
      </section>
      <section className="part" aria-labelledby="attached">
        <Heading level="2" size="small" id="attached" spacing>
          {t('operations.mailbox.attached')}
        </Heading>
        {mail.attachments.length === 0 && <p>{t('operations.mailbox.nothingAttached')}</p>}
        <ul className="task-list">
          {mail.attachments.map(({ file, name, bytes }) => (
            <li key={file}>
              <DownloadLink
                href={`/api/mailbox/${mail.id}/files/${file}`}
                format={t('operations.mailbox.size', { kilobytes: Math.ceil(bytes / 1024) })}
              >
                {name}
              </DownloadLink>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
