import { useTranslation } from 'react-i18next';
import { CALCULATION_TEXTS } from '#glossary/calculation-texts';
import { BillingRuleText } from '#console/ui/billing-rule-text';
import type { Programme } from '#console/features/plans/plan-data';
import { useLanguage } from '#console/i18n/texts';
import { RowsTable } from '#console/ui/rows-table';

/** Who bills which part of the key, when in the year, for which year, and from when on. */
export function ArrangementsPart({ programme }: { readonly programme: Programme }) {
  const { t } = useTranslation();
  const { roundKind } = CALCULATION_TEXTS[useLanguage()];
  return (
    <RowsTable
      caption={t('plans.arrangements.title')}
      rows={programme.arrangements}
      rowKey={(row) => `${row.branch} ${row.issuer} ${row.rule} ${row.fromYear}`}
      columns={[
        { id: 'branch', head: t('plans.arrangements.branch'), cell: (row) => row.branchName },
        { id: 'issuer', head: t('plans.arrangements.issuer'), cell: (row) => row.issuerName },
        { id: 'rule', head: t('plans.arrangements.rule'), cell: (row) => <BillingRuleText rule={row.rule} /> },
        {
          id: 'period',
          head: t('plans.arrangements.period'),
          cell: (row) => {
            if (row.untilYear === null) return t('plans.fromYear', { year: row.fromYear });
            const last = row.untilYear - 1;
            return last === row.fromYear ? last : t('plans.arrangements.yearsUntil', { from: row.fromYear, last });
          },
        },
        {
          id: 'first',
          head: t('plans.arrangements.first'),
          cell: (row) =>
            t('plans.arrangements.firstOf', {
              kind: roundKind[row.firstRound],
              year: t(row.serviceYearOffset === 0 ? 'plans.arrangements.sameYear' : 'plans.arrangements.yearBefore'),
            }),
        },
      ]}
    />
  );
}
