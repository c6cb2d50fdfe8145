import { Alert, Heading } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { documentTexts } from '#glossary/document-texts';
import { answer, api } from '#console/api/client';
import { hasRole } from '#console/api/session';
import { CalculationPart } from '#console/features/documents/calculation-part';
import { DocumentLines } from '#console/features/documents/document-lines';
import type { Document } from '#console/features/documents/document-data';
import { LedgerPart } from '#console/features/documents/ledger-part';
import { MailsPart } from '#console/features/documents/mails-part';
import { useLanguage } from '#console/i18n/texts';
import { SignedIn } from '#console/shell/signed-in';
import { DownloadLink } from '#console/ui/download-link';
import { KeyValueList } from '#console/ui/key-value-list';
import { LocalDate } from '#console/ui/local-date';
import { Page } from '#console/ui/page';
import { PageState } from '#console/ui/page-state';
import { RunLink } from '#console/ui/run-link';

const route = getRouteApi('/faktura/$number');

/** What other features show on a document's page. */
export interface DocumentParts {
  readonly Payments: ComponentType<{ readonly number: string }>;
  readonly Objections: ComponentType<{ readonly number: string; readonly isPayer: boolean }>;
  readonly Credit: ComponentType<{ readonly number: string; readonly lineTexts: ReadonlyMap<number, string>; readonly isStaff: boolean }>;
}

/** An issued document: what it says, how its amount came about, and what became of it. */
export function DocumentPage({ parts }: { readonly parts: DocumentParts }) {
  const { number } = route.useParams();
  const texts = documentTexts(useLanguage());
  const document = useQuery({
    queryKey: ['document', number],
    queryFn: ({ signal }) => answer(api.GET('/api/documents/{number}', { signal, params: { path: { number } } })),
  });
  return (
    <Page title={document.data ? `${texts.title[document.data.kind]} ${number}` : number}>
      <SignedIn roles={['officer', 'approver', 'auditor', 'payer']}>
        {(session) => (
          <PageState query={document} lines={12}>
            {(data) => (
              <>
                <Head document={data} isStaff={hasRole(session, ['officer', 'approver', 'auditor'])} />
                <DocumentLines document={data} />
                <Files document={data} />
                {data.calculations.map((calculation) => (
                  <CalculationPart key={calculation.line} calculation={calculation} currency={data.currency} />
                ))}
                <parts.Payments number={data.number} />
                <parts.Objections number={data.number} isPayer={hasRole(session, ['payer'])} />
                <parts.Credit
                  number={data.number}
                  lineTexts={new Map(data.lines.map(({ line, text }) => [line, text]))}
                  isStaff={hasRole(session, ['officer', 'approver', 'auditor'])}
                />
                <MailsPart document={data} mayResend={hasRole(session, ['officer', 'approver'])} />
                <LedgerPart document={data} />
              </>
            )}
          </PageState>
        )}
      </SignedIn>
    </Page>
  );
}

function Head({ document, isStaff }: { readonly document: Document; readonly isStaff: boolean }) {
  const { t } = useTranslation();
  const texts = documentTexts(useLanguage());
  return (
    <>
      {document.isExample && (
        <Alert variant="warning" size="small" className="example-mark">
          {texts.example}. {texts.exampleDetail}.
        </Alert>
      )}
      <div className="parties">
        <Party title={texts.from} party={document.issuer} />
        <Party title={texts.to} party={document.recipient} />
      </div>
      <KeyValueList
        items={[
          { label: texts.issuedOn, value: <LocalDate value={document.issuedOn} /> },
          ...(document.dueOn === null ? [] : [{ label: texts.dueOn, value: <LocalDate value={document.dueOn} /> }]),
          ...(document.paymentReference === null ? [] : [{ label: texts.payment, value: <code>{document.paymentReference}</code> }]),
          ...(document.corrects === null
            ? []
            : [
                {
                  label: t('documents.corrects'),
                  value: (
                    <Link className="aksel-link" to="/faktura/$number" params={{ number: document.corrects }}>
                      {document.corrects}
                    </Link>
                  ),
                },
              ]),
          ...(isStaff ? [{ label: t('documents.run'), value: <RunLink run={document.run}>{document.run}</RunLink> }] : []),
          ...(document.assumptions.length === 0 ? [] : [{ label: texts.assumptions, value: document.assumptions.join(' ') }]),
        ]}
      />
    </>
  );
}

function Party({ title, party }: { readonly title: string; readonly party: Document['issuer'] }) {
  const { t } = useTranslation();
  const texts = documentTexts(useLanguage());
  return (
    <section>
      <Heading level="2" size="xsmall">
        {title}
      </Heading>
      <address className="party">
        <strong>{party.name}</strong>
        {party.addressLines.map((line) => (
          <span key={line}>{line}</span>
        ))}
        <span>
          {t('documents.businessNumber')} {party.cvr}
        </span>
        {party.ean !== null && (
          <span>
            {texts.ean} {party.ean}
          </span>
        )}
      </address>
    </section>
  );
}

function Files({ document }: { readonly document: Document }) {
  const { t } = useTranslation();
  const base = `/api/documents/${document.number}`;
  return (
    <section className="part" aria-labelledby="files">
      <Heading level="2" size="small" id="files" spacing>
        {t('documents.files')}
      </Heading>
      {document.pdf === null ? (
        <p>{t('documents.notRendered')}</p>
      ) : (
        <ul className="task-list">
          <li>
            <a className="aksel-link" href={`${base}/pdf?open=true`} target="_blank" rel="noreferrer">
              {t('documents.openPdf')}
            </a>
          </li>
          <li>
            <DownloadLink href={`${base}/pdf`} format="PDF">
              {t('documents.downloadPdf')}
            </DownloadLink>
          </li>
          <li>
            <DownloadLink href={`${base}/calculation`} format="CSV">
              {t('documents.downloadCalculation')}
            </DownloadLink>
          </li>
        </ul>
      )}
    </section>
  );
}
