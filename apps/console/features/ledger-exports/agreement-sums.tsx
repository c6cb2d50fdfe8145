import { BodyShort } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { StepProps } from '#console/features/ledger-exports/ledger-data';
import { Amount } from '#console/ui/amount';
import { KeyValueList } from '#console/ui/key-value-list';
import { StateTag } from '#console/ui/state-tag';

/** The amounts that must be the same, beside each other, and whether they are. */
export function AgreementSums({ standing, currency }: Pick<StepProps, 'standing' | 'currency'>) {
  const { t } = useTranslation();
  const { agreement, receipt } = standing;
  if (!agreement) return null;
  return (
    <>
      <KeyValueList
        items={agreement.sums.map(({ of, amount }) => ({
          label: t(`ledgerExports.sum.${of}`),
          value: <Amount value={amount} currency={currency} />,
        }))}
      />
      {receipt && (
        <BodyShort className="after-values">
          <StateTag tone={agreement.agrees ? 'done' : 'attention'}>{t(agreement.agrees ? 'ledgerExports.agrees' : 'ledgerExports.differs')}</StateTag>
        </BodyShort>
      )}
    </>
  );
}
