import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { ExportedFile } from '#console/features/ledger-exports/exported-file';
import { HandOverStep } from '#console/features/ledger-exports/hand-over-step';
import { useTakeOverCharges, type ChargeFile, type ReceiptBody } from '#console/features/ledger-exports/ledger-data';
import { ReceiptStep } from '#console/features/ledger-exports/receipt-step';
import { SignOffStep } from '#console/features/ledger-exports/sign-off-step';
import { LocalDate } from '#console/ui/local-date';

interface ChargeFileStepsProps {
  readonly issuer: string;
  readonly file: ChargeFile;
  readonly isAtDesk: boolean;
  readonly onRefused: () => void;
}

/** A file of charges that is not signed off: what it holds, its receipt, and the sign-off. */
export function ChargeFileSteps({ issuer, file, isAtDesk, onRefused }: ChargeFileStepsProps) {
  const { t } = useTranslation();
  const onDone = useTakeOverCharges(issuer);
  const path = { issuer, number: file.number };
  const record = useCommand(
    (body: ReceiptBody, headers) => answer(api.POST('/api/reminder-charges/{issuer}/{number}/receipt', { params: { path, header: headers }, body })),
    { onDone },
  );
  const sign = useCommand(
    (_input: null, headers) => answer(api.POST('/api/reminder-charges/{issuer}/{number}/sign-off', { params: { path, header: headers } })),
    { onDone },
  );
  const words = { currency: file.currency, isAtDesk, owedLabel: t('ledgerExports.charges.owed') };
  return (
    <section className="part" aria-labelledby={`charges-${file.number}`}>
      <Heading level="2" size="small" id={`charges-${file.number}`} spacing>
        {t('ledgerExports.charges.file', { number: file.number })} <LocalDate value={file.untilOn} />
      </Heading>
      <HandOverStep level="3" title={t('ledgerExports.export.title')}>
        <ExportedFile made={file.export} href={`/api/reminder-charges/${issuer}/${file.number}/file`} {...words} />
      </HandOverStep>
      <HandOverStep level="3" title={t('ledgerExports.receipt.title')}>
        <ReceiptStep standing={file} record={record} onRefused={onRefused} {...words} />
      </HandOverStep>
      <HandOverStep level="3" title={t('ledgerExports.signOff.title')}>
        <SignOffStep
          standing={file}
          explanation={t('ledgerExports.charges.explain')}
          waitsFor={file.outside === 0 ? null : t('ledgerExports.charges.incomplete', { count: file.outside })}
          sign={() => sign.mutateAsync(null)}
          {...words}
        />
      </HandOverStep>
    </section>
  );
}
