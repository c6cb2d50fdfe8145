import { BodyLong, Heading } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import type { components } from '#console/api/generated/schema';
import { Amount } from '#console/ui/amount';
import { DownloadLink } from '#console/ui/download-link';
import { LocalDate } from '#console/ui/local-date';
import { PageState } from '#console/ui/page-state';
import { RowsTable } from '#console/ui/rows-table';

type Letter = components['schemas']['OwnReminders']['letters'][number];

/** The reminders that were sent to the payer, each with its letter, and how to object to what it is about. */
export function OwnReminders({ payer }: { readonly payer: string }) {
  const { t } = useTranslation();
  const reminders = useQuery({
    queryKey: ['own-reminders', payer],
    queryFn: ({ signal }) => answer(api.GET('/api/mine/reminders', { signal, params: { query: { payer } } })),
  });
  return (
    <section className="part">
      <Heading level="2" size="small" spacing>
        {t('mine.reminders.title')}
      </Heading>
      <PageState query={reminders} lines={3}>
        {({ letters }) => (letters.length === 0 ? <BodyLong>{t('mine.reminders.none')}</BodyLong> : <Letters letters={letters} />)}
      </PageState>
    </section>
  );
}

function Letters({ letters }: { readonly letters: readonly Letter[] }) {
  const { t } = useTranslation();
  return (
    <>
      <BodyLong spacing>{t('mine.reminders.object')}</BodyLong>
      <RowsTable
        caption={t('mine.reminders.title')}
        rows={letters}
        rowKey={({ batch, payer, currency }) => `${batch} ${payer} ${currency}`}
        columns={[
          { id: 'on', head: t('mine.reminders.on'), cell: ({ on }) => <LocalDate value={on} /> },
          { id: 'issuer', head: t('mine.reminders.issuer'), cell: ({ issuerName }) => issuerName },
          { id: 'sequence', head: t('mine.reminders.sequence'), isNumber: true, cell: ({ sequence }) => sequence },
          { id: 'invoices', head: t('mine.reminders.invoices'), cell: ({ invoices }) => <Invoices invoices={invoices} /> },
          {
            id: 'total',
            head: t('mine.reminders.total'),
            isNumber: true,
            cell: ({ total, currency, takenBackOn }) => (
              <>
                <Amount value={total} currency={currency} />
                {takenBackOn !== null && <TakenBack on={takenBackOn} />}
              </>
            ),
          },
          { id: 'letter', head: t('mine.reminders.letter'), cell: (letter) => <LetterFile letter={letter} /> },
        ]}
      />
    </>
  );
}

function TakenBack({ on }: { readonly on: string }) {
  const { t } = useTranslation();
  return (
    <div className="run-cell-text">
      {t('mine.reminders.takenBack')} <LocalDate value={on} />
    </div>
  );
}

function Invoices({ invoices }: Pick<Letter, 'invoices'>) {
  return (
    <ul className="plain-list">
      {invoices.map(({ document }) => (
        <li key={document}>
          <Link className="aksel-link" to="/faktura/$number" params={{ number: document }}>
            {document}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function LetterFile({ letter: { batch, payer, currency } }: { readonly letter: Letter }) {
  const { t } = useTranslation();
  const place = `/api/reminders/${encodeURIComponent(batch)}/letters/${encodeURIComponent(payer)}?currency=${currency}`;
  return (
    <DownloadLink href={place} format="PDF">
      {t('mine.reminders.get')}
    </DownloadLink>
  );
}
