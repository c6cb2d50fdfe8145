import { BodyLong } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { moneyFromWire } from '#glossary/wire-amount';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { useTakeOver, type StepProps } from '#console/features/ledger-exports/ledger-data';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { ConfirmAction } from '#console/ui/confirm-action';
import { Instant } from '#console/ui/instant';
import { KeyValueList } from '#console/ui/key-value-list';
import { StateTag } from '#console/ui/state-tag';

/** Somebody signs that run, documents, ledger and export agree. The database refuses it where they do not. */
export function SignOffStep({ place, handOver, currency, isAtDesk }: StepProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sign = useCommand(
    (_input: null, headers) => answer(api.POST('/api/runs/{issuer}/{date}/ledger/sign-off', { params: { path: place, header: headers } })),
    { onDone: useTakeOver(place) },
  );
  const { signOff, receipt } = handOver;
  if (signOff)
    return (
      <>
        <BodyLong spacing>
          <StateTag tone="done">{t('ledgerExports.signOff.done')}</StateTag>
        </BodyLong>
        <KeyValueList
          items={[
            { label: t('ledgerExports.owed'), value: <Amount value={signOff.total} currency={currency} /> },
            { label: t('ledgerExports.signOff.documents'), value: String(signOff.documents) },
            {
              label: t('ledgerExports.signOff.by'),
              value: (
                <>
                  {signOff.person}, <Instant value={signOff.at} />
                </>
              ),
            },
          ]}
        />
      </>
    );
  const unavailable = !isAtDesk
    ? t('ledgerExports.notYours')
    : receipt === null
      ? t('ledgerExports.signOff.noReceipt')
      : handOver.isCompleted
        ? undefined
        : t('ledgerExports.signOff.notCompleted');
  return (
    <ConfirmAction
      label={t('ledgerExports.signOff.sign')}
      title={t('ledgerExports.signOff.ask')}
      explanation={t('ledgerExports.signOff.explain')}
      covers={[{ label: t('ledgerExports.owed'), value: handOver.export ? moneyFromWire(handOver.export.owed, currency, language) : '–' }]}
      unavailable={unavailable}
      isPrimary
      onConfirm={() => sign.mutateAsync(null)}
    />
  );
}
