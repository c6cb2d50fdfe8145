import { BodyLong } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { hasRoleAt, useSession } from '#console/api/session';
import { ExportStep } from '#console/features/ledger-exports/export-step';
import { HandOverStep } from '#console/features/ledger-exports/hand-over-step';
import { ledgerKeyOf, useTakeOver, type HandOver, type Place, type ReceiptBody } from '#console/features/ledger-exports/ledger-data';
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
  const handOver = useQuery({
    queryKey: ledgerKeyOf(place),
    queryFn: ({ signal }) => answer(api.GET('/api/runs/{issuer}/{date}/ledger', { params: { path: place }, signal })),
  });
  return (
    <PageState query={handOver} lines={6}>
      {(data) => (
        <>
          <BodyLong>{t('ledgerExports.lead')}</BodyLong>
          <Steps place={place} handOver={data} currency={currency ?? 'DKK'} onRefused={() => void handOver.refetch()} />
        </>
      )}
    </PageState>
  );
}

interface StepsProps {
  readonly place: Place;
  readonly handOver: HandOver;
  readonly currency: WireCurrency;
  readonly onRefused: () => void;
}

function Steps({ place, handOver, currency, onRefused }: StepsProps) {
  const { t } = useTranslation();
  const session = useSession();
  const onDone = useTakeOver(place);
  const record = useCommand(
    (body: ReceiptBody, headers) => answer(api.POST('/api/runs/{issuer}/{date}/ledger/receipt', { params: { path: place, header: headers }, body })),
    { onDone },
  );
  const sign = useCommand(
    (_input: null, headers) => answer(api.POST('/api/runs/{issuer}/{date}/ledger/sign-off', { params: { path: place, header: headers } })),
    { onDone },
  );
  const isAtDesk = hasRoleAt(session.data, ['officer', 'approver'], place.issuer);
  const words = { currency, isAtDesk, owedLabel: t('ledgerExports.owed') };
  return (
    <>
      <HandOverStep level="2" title={t('ledgerExports.export.title')}>
        <ExportStep place={place} handOver={handOver} {...words} />
      </HandOverStep>
      <HandOverStep level="2" title={t('ledgerExports.receipt.title')}>
        <ReceiptStep standing={handOver} record={record} onRefused={onRefused} {...words} />
      </HandOverStep>
      <HandOverStep level="2" title={t('ledgerExports.signOff.title')}>
        <SignOffStep
          standing={handOver}
          explanation={t('ledgerExports.signOff.explain')}
          waitsFor={handOver.isCompleted ? null : t('ledgerExports.signOff.notCompleted')}
          sign={() => sign.mutateAsync(null)}
          {...words}
        />
      </HandOverStep>
    </>
  );
}
