import { BodyLong } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { COST_BASIS_SHEET_TEXTS } from '#glossary/cost-basis-sheet-texts';
import { formatDate, formatPercent } from '#glossary/format';
import { moneyFromWire } from '#glossary/wire-amount';
import { ComponentChanges } from '#console/features/cost-basis/component-changes';
import type { CostComponent, Version } from '#console/features/cost-basis/cost-basis-data';
import { SourceText } from '#console/features/cost-basis/standing-word';
import { useLanguage } from '#console/i18n/texts';
import { AmountTable } from '#console/ui/amount-table';
import { KeyValueList } from '#console/ui/key-value-list';

interface ComponentPartProps {
  readonly version: Version;
  readonly component: CostComponent;
}

/** A component opened up: its legal basis, what its amounts consist of, and each change with driver and decision. */
export function ComponentPart({ version, component }: ComponentPartProps) {
  const { t } = useTranslation();
  return (
    <details className="explanation">
      <summary>{t('costBasis.service.details', { component: component.name })}</summary>
      <Facts version={version} component={component} />
      <Parts version={version} component={component} />
      <ComponentChanges version={version} component={component} />
    </details>
  );
}

function Facts({ version, component }: ComponentPartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { legalBasis, category, activity, services, solution, heldBackBecause, isIsolated, investmentPercent, statedInvestment } = component;
  const money = (value: string): string => moneyFromWire(value, version.currency, language);
  const nameOf = (code: string): string => version.services.find((service) => service.code === code)?.name ?? code;
  const basis = [
    COST_BASIS_SHEET_TEXTS[language].bases[legalBasis.state],
    legalBasis.reference,
    legalBasis.on === null ? null : formatDate(legalBasis.on, language),
  ];
  const implied = component.columns.findLast(({ impliedInvestment }) => impliedInvestment !== null)?.impliedInvestment ?? null;
  return (
    <>
      {heldBackBecause !== null && <BodyLong weight="semibold">{t(`costBasis.service.heldBack.${heldBackBecause}`)}</BodyLong>}
      {heldBackBecause === null && isIsolated && <BodyLong weight="semibold">{t('costBasis.service.letThrough')}</BodyLong>}
      {investmentPercent !== null && implied !== null && (
        <BodyLong>
          {t('costBasis.service.implied', { percent: formatPercent(investmentPercent, language), implied: money(implied) })}
          {statedInvestment !== null && ` ${t('costBasis.service.stated', { stated: money(statedInvestment) })}`}
        </BodyLong>
      )}
      <KeyValueList
        items={[
          { label: t('costBasis.service.legalBasis'), value: basis.filter((part) => part !== null).join(', ') },
          {
            label: t('costBasis.service.part'),
            value: [
              t(`costBasis.service.category.${category}`),
              ...(activity === 'development' ? [t('costBasis.service.development')] : []),
              ...(solution === null ? [] : [t('costBasis.overview.solution', { solution })]),
            ].join(', '),
          },
          ...(services.length < 2
            ? []
            : [
                {
                  label: t('costBasis.service.shares'),
                  value: services.map(({ service, percent }) => `${nameOf(service)} ${formatPercent(percent, language)}`).join('; '),
                },
              ]),
          { label: t('costBasis.source'), value: <SourceText standing={component.standing} source={component.source} /> },
        ]}
      />
    </>
  );
}

function Parts({ version, component }: ComponentPartProps) {
  const { t } = useTranslation();
  const { columns } = component;
  const years = [...new Set(columns.flatMap(({ carried }) => carried.map(({ fromYear }) => fromYear)))].sort((a, b) => a - b);
  const row = (key: string, label: string, values: readonly (string | null)[], isSum = false) => ({ key, label, values, isSum, isChange: false });
  const rows = [
    row(
      'cost',
      t('costBasis.service.cost'),
      columns.map(({ cost }) => cost?.amount ?? null),
    ),
    row(
      'risk',
      t('costBasis.service.risk'),
      columns.map(({ risk }) => risk?.left ?? null),
    ),
    row(
      'margin',
      t('costBasis.service.margin'),
      columns.map(({ margin }) => margin),
    ),
    ...years.map((year) =>
      row(
        `carried ${year}`,
        t('costBasis.service.carried', { year }),
        columns.map(({ carried }) => carried.find(({ fromYear }) => fromYear === year)?.amount ?? null),
      ),
    ),
    row(
      'total',
      t('costBasis.service.total'),
      columns.map(({ total }) => total),
      true,
    ),
    row(
      'upkeep',
      t('costBasis.service.upkeep'),
      columns.map(({ upkeep }) => upkeep),
    ),
  ];
  return (
    <AmountTable
      caption={t('costBasis.service.made', { component: component.name, currency: version.currency })}
      heads={version.columns.map(({ title }) => title)}
      currency={version.currency}
      rows={rows.filter(({ values }) => values.some((value) => value !== null))}
    />
  );
}
