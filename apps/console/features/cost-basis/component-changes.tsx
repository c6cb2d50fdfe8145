import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '#glossary/format';
import { moneyFromWire } from '#glossary/wire-amount';
import type { CostComponent, Version } from '#console/features/cost-basis/cost-basis-data';
import { SourceText } from '#console/features/cost-basis/standing-word';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { RowsTable } from '#console/ui/rows-table';

interface ComponentChangesProps {
  readonly version: Version;
  readonly component: CostComponent;
}

/** Each change of a component with its driver, the decision behind it and its source; and what became of its risk provision. */
export function ComponentChanges({ version, component }: ComponentChangesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = (value: string): string => moneyFromWire(value, version.currency, language);
  const changes = component.columns.flatMap(({ column, drivers }) => drivers.map((driver) => ({ ...driver, column })));
  const titleOf = (column: string): string => version.columns.find(({ code }) => code === column)?.title ?? column;
  const driverTitle = (code: string): string => version.drivers.find((driver) => driver.code === code)?.title ?? code;
  const decisionText = (code: string | null): string => {
    const decision = version.decisions.find((known) => known.code === code);
    if (!decision) return t('costBasis.service.noDecision');
    return `${decision.body}, ${decision.caseNumber}, ${formatDate(decision.on, language)}: ${decision.title}`;
  };
  const risks = component.columns.flatMap(({ column, risk }) => (risk === null ? [] : [{ column, risk }]));
  return (
    <>
      {risks.map(({ column, risk }) => (
        <p key={column}>
          {titleOf(column)}, {t('costBasis.service.risk').toLowerCase()}:{' '}
          {t('costBasis.service.riskOf', { provided: money(risk.provided), used: money(risk.used), released: money(risk.released) })}{' '}
          <SourceText standing={risk.standing} source={risk.source} />
        </p>
      ))}
      {changes.length > 0 && (
        <>
          <Heading level="4" size="xsmall" spacing>
            {t('costBasis.service.changes')}
          </Heading>
          <RowsTable
            caption={`${t('costBasis.service.changes')}: ${component.name}`}
            rows={changes}
            rowKey={({ column, driver, decision }) => `${column} ${driver} ${decision ?? ''}`}
            columns={[
              { id: 'driver', head: t('costBasis.service.driver'), cell: ({ driver, column }) => `${driverTitle(driver)}, ${titleOf(column)}` },
              {
                id: 'change',
                head: t('costBasis.service.change', { currency: version.currency }),
                isNumber: true,
                cell: ({ amount }) => <Amount value={amount} currency={version.currency} bare signed />,
              },
              { id: 'decision', head: t('costBasis.service.decision'), cell: ({ decision }) => decisionText(decision) },
              { id: 'note', head: t('costBasis.service.note'), cell: ({ note }) => note ?? '–' },
              { id: 'source', head: t('costBasis.overview.standingAndSource'), cell: (row) => <SourceText {...row} /> },
            ]}
          />
        </>
      )}
    </>
  );
}
