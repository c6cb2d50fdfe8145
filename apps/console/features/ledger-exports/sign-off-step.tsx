import { BodyLong } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { moneyFromWire } from '#glossary/wire-amount';
import { AgreementSums } from '#console/features/ledger-exports/agreement-sums';
import type { StepProps } from '#console/features/ledger-exports/ledger-data';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { ConfirmAction } from '#console/ui/confirm-action';
import { Instant } from '#console/ui/instant';
import { KeyValueList } from '#console/ui/key-value-list';
import { StateTag } from '#console/ui/state-tag';

interface SignOffStepProps extends StepProps {
  /** What is signed, in a sentence. */
  readonly explanation: string;
  /** What has to come first, beside file and receipt. */
  readonly waitsFor: string | null;
  readonly sign: () => Promise<unknown>;
}

/** Somebody signs that everything agrees. The database refuses it where it does not. */
export function SignOffStep({ standing, currency, owedLabel, isAtDesk, explanation, waitsFor, sign }: SignOffStepProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { signOff, receipt, agreement } = standing;
  if (signOff)
    return (
      <>
        <BodyLong spacing>
          <StateTag tone="done">{t('ledgerExports.signOff.done')}</StateTag>
        </BodyLong>
        <KeyValueList
          items={[
            { label: owedLabel, value: <Amount value={signOff.total} currency={currency} /> },
            { label: t('ledgerExports.entries'), value: String(signOff.entries) },
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
  const unavailable = !isAtDesk ? t('ledgerExports.notYours') : receipt === null ? t('ledgerExports.signOff.noReceipt') : waitsFor;
  return (
    <>
      <AgreementSums standing={standing} currency={currency} />
      <div className="actions after-values">
        <ConfirmAction
          label={t('ledgerExports.signOff.sign')}
          title={t('ledgerExports.signOff.ask')}
          explanation={explanation}
          covers={(agreement?.sums ?? []).map(({ of, amount }) => ({
            label: t(`ledgerExports.sum.${of}`),
            value: moneyFromWire(amount, currency, language),
          }))}
          unavailable={unavailable ?? undefined}
          isPrimary
          onConfirm={sign}
        />
      </div>
    </>
  );
}
