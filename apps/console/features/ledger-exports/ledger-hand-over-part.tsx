import { BodyLong, Heading } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { hasRoleAt, useSession } from '#console/api/session';
import { ExportStep } from '#console/features/ledger-exports/export-step';
import { ledgerKeyOf, type Place } from '#console/features/ledger-exports/ledger-data';
import { ReceiptStep } from '#console/features/ledger-exports/receipt-step';
import { SignOffStep } from '#console/features/ledger-exports/sign-off-step';
import { PageState } from '#console/ui/page-state';
import type { WireCurrency } from '#glossary/wire-amount';

interface LedgerHandOverPartProps {
  readonly place: Place;
  readonly currency: WireCurrency | null;
}

/** A run's postings on their way to the finance system, step by step: file, receipt, sign-off. */
export function LedgerHandOverPart({ place, currency }: LedgerHandOverPartProps) {
  const { t } = useTranslation();
  const session = useSession();
  const handOver = useQuery({
    queryKey: ledgerKeyOf(place),
    queryFn: ({ signal }) => answer(api.GET('/api/runs/{issuer}/{date}/ledger', { params: { path: place }, signal })),
  });
  const isAtDesk = hasRoleAt(session.data, ['officer', 'approver'], place.issuer);
  return (
    <PageState query={handOver} lines={6}>
      {(data) => (
        <>
          <BodyLong>{t('ledgerExports.lead')}</BodyLong>
          <Step title={t('ledgerExports.export.title')}>
            <ExportStep place={place} handOver={data} currency={currency ?? 'DKK'} isAtDesk={isAtDesk} />
          </Step>
          <Step title={t('ledgerExports.receipt.title')}>
            <ReceiptStep place={place} handOver={data} currency={currency ?? 'DKK'} isAtDesk={isAtDesk} />
          </Step>
          <Step title={t('ledgerExports.signOff.title')}>
            <SignOffStep place={place} handOver={data} currency={currency ?? 'DKK'} isAtDesk={isAtDesk} />
          </Step>
        </>
      )}
    </PageState>
  );
}

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="part">
      <Heading level="2" size="small" spacing>
        {title}
      </Heading>
      {children}
    </section>
  );
}
