import { Alert } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AgreementCheck } from '#console/features/agreements/agreement-check';
import {
  useAgreementProgramme,
  usePreviewAgreement,
  type AgreementPreview,
  type AgreementReceipt,
  type AgreementTerms,
  type Programme,
} from '#console/features/agreements/agreement-data';
import { AgreementForm } from '#console/features/agreements/agreement-form';
import { SignedIn } from '#console/shell/signed-in';
import { Instant } from '#console/ui/instant';
import { Page } from '#console/ui/page';
import { PageState } from '#console/ui/page-state';

const route = getRouteApi('/planer/$programme/aftale');

/** An agreement is written down, looked at, and recorded: it approves the budgets it settles, and open runs ask for them. */
export function AgreementPage() {
  const { t } = useTranslation();
  const { programme: code } = route.useParams();
  const programme = useAgreementProgramme(code);
  return (
    <Page
      title={t('agreements.title')}
      lead={
        <Link className="aksel-link" to="/planer/$programme" params={{ programme: code }}>
          {programme.data?.name ?? code}
        </Link>
      }
    >
      <SignedIn roles={['officer', 'administrator']}>
        {() => (
          <PageState query={programme} lines={10}>
            {(data) => <Recording programme={data} />}
          </PageState>
        )}
      </SignedIn>
    </Page>
  );
}

interface Looked {
  readonly terms: AgreementTerms;
  readonly preview: AgreementPreview;
}

function Recording({ programme }: { readonly programme: Programme }) {
  const queries = useQueryClient();
  const [terms, setTerms] = useState<AgreementTerms | null>(null);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [receipt, setReceipt] = useState<AgreementReceipt | null>(null);
  const look = usePreviewAgreement((preview) => terms && setLooked({ terms, preview }));
  const recorded = async (done: AgreementReceipt) => {
    setReceipt(done);
    await queries.invalidateQueries();
  };
  if (receipt !== null) return <Receipt programme={programme.code} receipt={receipt} />;
  if (looked !== null) return <AgreementCheck {...looked} programme={programme} onChange={() => setLooked(null)} onRecorded={recorded} />;
  return (
    <AgreementForm
      programme={programme}
      terms={terms}
      isLooking={look.isPending}
      failure={look.error}
      onLook={(next) => {
        setTerms(next);
        look.mutate(next);
      }}
    />
  );
}

function Receipt({ programme, receipt }: { readonly programme: string; readonly receipt: AgreementReceipt }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert variant="success" className="part-notice" role="status">
        {t('agreements.receipt.done')} <Instant value={receipt.at} />
      </Alert>
      <p className="part-explain">{t('agreements.receipt.next')}</p>
      <div className="actions">
        <Link className="aksel-link" to="/planer/$programme" params={{ programme }}>
          {t('agreements.receipt.toProgramme')}
        </Link>
        <Link className="aksel-link" to="/koersler">
          {t('agreements.receipt.toRuns')}
        </Link>
      </div>
    </>
  );
}
