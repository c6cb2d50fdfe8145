import { Button, Heading } from '@navikt/ds-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '#glossary/format';
import {
  useRecordAgreement,
  type AgreementPreview,
  type AgreementReceipt,
  type AgreementTerms,
  type Programme,
} from '#console/features/agreements/agreement-data';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { ExplainedUnavailable } from '#console/ui/explained-unavailable';
import { ImportIssues } from '#console/ui/import-issues';
import { KeyValueList } from '#console/ui/key-value-list';
import { LocalDate } from '#console/ui/local-date';
import { Failure } from '#console/ui/page-state';
import { useUnsavedWork } from '#console/ui/unsaved-work';

interface AgreementCheckProps {
  readonly programme: Programme;
  readonly terms: AgreementTerms;
  readonly preview: AgreementPreview;
  readonly onChange: () => void;
  readonly onRecorded: (receipt: AgreementReceipt) => unknown;
}

/** All that was written, to be checked before it is recorded for good. */
export function AgreementCheck({ programme, terms, preview, onChange, onRecorded }: AgreementCheckProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const record = useRecordAgreement(onRecorded);
  useUnsavedWork(t('agreements.title'));
  useEffect(() => heading.current?.focus(), []);
  const hasIssues = preview.files.some(({ issues }) => issues.length > 0);
  return (
    <section>
      <Heading ref={heading} tabIndex={-1} level="2" size="medium" spacing className="page-title">
        {t('agreements.check')}
      </Heading>
      <p className="part-explain">{t('agreements.checkExplain')}</p>
      <Answers programme={programme} terms={terms} />
      {preview.files.map((file) => file.issues.length > 0 && <ImportIssues key={file.file} file={file.file} issues={file.issues} />)}
      {record.isError && <Failure error={record.error} />}
      <div className="actions part">
        {preview.isImportable ? (
          <Button loading={record.isPending} onClick={() => record.mutate({ agreement: terms, digest: preview.digest })}>
            {t('agreements.record')}
          </Button>
        ) : (
          <ExplainedUnavailable label={t('agreements.record')} because={hasIssues ? t('agreements.cannotRecord') : t('agreements.recordedBefore')} />
        )}
        <Button variant="secondary" disabled={record.isPending} onClick={onChange}>
          {t('agreements.change')}
        </Button>
      </div>
    </section>
  );
}

function Answers({ programme, terms }: { readonly programme: Programme; readonly terms: AgreementTerms }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <KeyValueList
      items={[
        { label: t('plans.programme'), value: programme.name },
        { label: t('agreements.fromYear'), value: terms.fromYear },
        { label: t('agreements.agreedBy'), value: terms.agreedBy },
        { label: t('agreements.agreedOn'), value: <LocalDate value={terms.agreedOn} /> },
        { label: t('agreements.document'), value: terms.document },
        { label: t('agreements.vatBasis'), value: t(`plans.agreements.basis.${terms.vatBasis}`) },
        {
          label: t('plans.agreements.vat'),
          value: t('plans.agreements.vatOf', {
            category: t(`plans.agreements.category.${terms.vatCategory}`),
            rate: formatPercent(terms.vatRatePercent, language),
          }),
        },
        { label: t('agreements.vatReason'), value: terms.vatReason },
        ...terms.budgets.map(({ year, amount }) => ({
          label: t('agreements.approvedBudget', { year }),
          value: <Amount value={amount} currency={programme.currency} />,
        })),
      ]}
    />
  );
}
