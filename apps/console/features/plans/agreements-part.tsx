import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '#glossary/format';
import type { Programme } from '#console/features/plans/plan-data';
import { SourceText } from '#console/features/plans/source-text';
import { useLanguage } from '#console/i18n/texts';
import { KeyValueList } from '#console/ui/key-value-list';
import { LocalDate } from '#console/ui/local-date';

type Agreement = Programme['agreements'][number];

/** What the parties agreed, the newest version first. */
export function AgreementsPart({ programme }: { readonly programme: Programme }) {
  return (
    <>
      {programme.agreements.map((agreement, index) => (
        <OneAgreement key={agreement.version} agreement={agreement} isNewest={index === 0} />
      ))}
    </>
  );
}

function OneAgreement({ agreement, isNewest }: { readonly agreement: Agreement; readonly isNewest: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { version, fromYear, vatCategory, vatRatePercent } = agreement;
  return (
    <details className="explanation" open={isNewest}>
      <summary>{t('plans.agreements.head', { year: fromYear, document: agreement.document })}</summary>
      <Heading level="3" size="xsmall" className="aksel-sr-only">
        {t('plans.agreements.version', { version })}
      </Heading>
      <KeyValueList
        items={[
          { label: t('plans.agreements.agreedBy'), value: agreement.agreedBy },
          { label: t('plans.agreements.agreedOn'), value: <LocalDate value={agreement.agreedOn} /> },
          { label: t('plans.agreements.document'), value: agreement.document },
          { label: t('plans.agreements.vatBasis'), value: t(`plans.agreements.basis.${agreement.vatBasis}`) },
          {
            label: t('plans.agreements.vat'),
            value: t('plans.agreements.vatOf', {
              category: t(`plans.agreements.category.${vatCategory}`),
              rate: formatPercent(vatRatePercent, language),
            }),
          },
          { label: t('plans.agreements.vatReason'), value: agreement.vatReason },
          { label: t('plans.recordedOn'), value: <LocalDate value={agreement.recordedOn} /> },
          ...(agreement.file === null ? [] : [{ label: t('plans.source'), value: <SourceText source={null} file={agreement.file} /> }]),
        ]}
      />
    </details>
  );
}
