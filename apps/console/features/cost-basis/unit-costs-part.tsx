import { BodyLong, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '#glossary/format';
import { useUnitCosts, type UnitCosts, type Version } from '#console/features/cost-basis/cost-basis-data';
import { isStep, useEffectTitle } from '#console/features/cost-basis/effect-title';
import { StandingWord } from '#console/features/cost-basis/standing-word';
import { UnitChanges } from '#console/features/cost-basis/unit-changes';
import type { VersionPartProps } from '#console/features/cost-basis/version-search';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { BridgeChart } from '#console/ui/bridge-chart';
import { FilterBar, FilterSelect } from '#console/ui/filter-bar';
import { Empty, PageState } from '#console/ui/page-state';
import { RowsTable } from '#console/ui/rows-table';
import { YearChart } from '#console/ui/year-chart';

type ServiceCosts = UnitCosts['services'][number];

/** What one unit of a service costs over time, with its volume, and what the last change is made of. */
export function UnitCostsPart({ version, search, onChange }: VersionPartProps<Version>) {
  const { t } = useTranslation();
  const costs = useUnitCosts(version);
  return (
    <>
      <BodyLong spacing>{t('costBasis.unit.text')}</BodyLong>
      <PageState query={costs} isEmpty={({ services }) => services.every((row) => row.costs.length === 0)} empty={t('costBasis.unit.none')}>
        {({ services, currency }) => (
          <>
            <FilterBar
              label={t('costBasis.bridge.service')}
              isFiltered={search.tjeneste !== undefined}
              onClear={() => onChange({ tjeneste: undefined })}
            >
              <FilterSelect
                label={t('costBasis.bridge.service')}
                value={search.tjeneste}
                options={services.map(({ service, name }) => ({ value: service, label: name }))}
                onChange={(tjeneste) => onChange({ tjeneste })}
              />
            </FilterBar>
            {services
              .filter(({ service }) => search.tjeneste === undefined || service === search.tjeneste)
              .map((service) => (
                <OfService key={service.service} costs={service} currency={currency} />
              ))}
          </>
        )}
      </PageState>
    </>
  );
}

function OfService({ costs, currency }: { readonly costs: ServiceCosts; readonly currency: UnitCosts['currency'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useEffectTitle();
  const headingId = `unit-${costs.service}`;
  const last = costs.costs.at(-1);
  const before = costs.costs.at(-2);
  return (
    <section className="part" aria-labelledby={headingId}>
      <Heading level="2" size="small" id={headingId} spacing>
        {costs.name}
      </Heading>
      {costs.unit !== null && <BodyLong spacing>{t('costBasis.unit.per', { unit: costs.unit })}</BodyLong>}
      {costs.costs.length === 0 ? (
        <Empty>{t('costBasis.unit.noVolume')}</Empty>
      ) : (
        <>
          <RowsTable
            caption={t('costBasis.unit.figures', { service: costs.name })}
            rows={costs.costs}
            rowKey={({ column }) => column}
            columns={[
              { id: 'column', head: t('costBasis.unit.column'), cell: ({ title }) => title },
              {
                id: 'cost',
                head: t('costBasis.unit.cost', { currency }),
                isNumber: true,
                cell: ({ amount }) => <Amount value={amount} currency={currency} bare />,
              },
              {
                id: 'volume',
                head: t('costBasis.unit.volume'),
                isNumber: true,
                cell: ({ volume, volumeStanding }) => (
                  <span className="figure">
                    {formatDecimal(volume, language)}
                    {volumeStanding !== null && <StandingWord standing={volumeStanding} />}
                  </span>
                ),
              },
              {
                id: 'unit',
                head: t('costBasis.unit.unitCost', { currency }),
                isNumber: true,
                cell: ({ unitCost }) => <Amount value={unitCost} currency={currency} bare />,
              },
            ]}
          />
          <YearChart
            title={t('costBasis.unit.title', { service: costs.name })}
            series={[t('costBasis.unit.unitCost', { currency })]}
            years={costs.costs.map(({ year, unitCost }) => ({ year, values: [unitCost] }))}
            currency={currency}
          />
          <UnitChanges costs={costs} currency={currency} />
          {last?.change && before && (
            <BridgeChart
              title={t('costBasis.unit.change', { service: costs.name, from: before.title, to: last.title })}
              from={{ label: before.title, value: last.change.from }}
              effects={last.change.steps.filter(isStep).map((step) => ({ label: titleOf(step), value: step.change }))}
              to={{ label: last.title, value: last.change.to }}
              currency={currency}
            />
          )}
        </>
      )}
    </section>
  );
}
