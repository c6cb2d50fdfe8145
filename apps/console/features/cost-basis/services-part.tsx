import { Heading, Select } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { COST_BASIS_TEXTS } from '#glossary/cost-basis-texts';
import { formatDecimal } from '#glossary/format';
import { ComponentPart } from '#console/features/cost-basis/component-part';
import type { CostService, Version } from '#console/features/cost-basis/cost-basis-data';
import { ServiceComponents } from '#console/features/cost-basis/service-components';
import { SourceText } from '#console/features/cost-basis/standing-word';
import type { VersionPartProps } from '#console/features/cost-basis/version-search';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { KeyValueList } from '#console/ui/key-value-list';
import { RowsTable } from '#console/ui/rows-table';

/** One service: what it promises, what it costs by component, who drives that, and what is told of it. */
export function ServicesPart({ version, search, onChange }: VersionPartProps<Version>) {
  const { t } = useTranslation();
  const service = version.services.find(({ code }) => code === search.tjeneste) ?? version.services[0];
  if (!service) return null;
  const components = version.components.filter((component) => component.services.some((part) => part.service === service.code));
  return (
    <>
      <div className="filters">
        <Select
          label={t('costBasis.service.choose')}
          size="small"
          value={service.code}
          onChange={({ target }) => onChange({ tjeneste: target.value })}
        >
          {version.services.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <Heading level="2" size="medium" spacing>
        {service.name}
      </Heading>
      <Promise service={service} version={version} />
      <ServiceComponents version={version} service={service} components={components} />
      {components.map((component) => (
        <ComponentPart key={component.code} version={version} component={component} />
      ))}
      <SectorWeights service={service} />
      <Accounts service={service} version={version} />
    </>
  );
}

function Promise({ service, version }: { readonly service: CostService; readonly version: Version }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const or = (text: string | null): string => text ?? t('costBasis.service.unknown');
  const titleOf = (column: string): string => version.columns.find(({ code }) => code === column)?.title ?? column;
  const volumes = service.volumes.map(({ column, volume }) => `${titleOf(column)}: ${formatDecimal(volume, language)}`).join('; ');
  return (
    <KeyValueList
      items={[
        { label: t('costBasis.service.owner'), value: service.owner },
        { label: t('costBasis.service.level'), value: or(service.serviceLevel) },
        { label: t('costBasis.service.hours'), value: or(service.openingHours) },
        { label: t('costBasis.service.downtime'), value: or(service.downtimeConsequence) },
        { label: `${t('costBasis.service.volume')}${service.volumeUnit === null ? '' : ` (${service.volumeUnit})`}`, value: or(volumes || null) },
        { label: t('costBasis.source'), value: <SourceText standing={service.standing} source={service.source} /> },
      ]}
    />
  );
}

function SectorWeights({ service }: { readonly service: CostService }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { sectors } = COST_BASIS_TEXTS[language];
  if (service.sectorWeights.length === 0) return null;
  return (
    <section className="part">
      <Heading level="3" size="small" id="weights" spacing>
        {t('costBasis.service.sectorWeights')}
      </Heading>
      <RowsTable
        caption={t('costBasis.service.sectorWeights')}
        rows={service.sectorWeights}
        rowKey={({ sector }) => sector}
        columns={[
          { id: 'sector', head: t('costBasis.overview.sector'), cell: ({ sector }) => sectors[sector] },
          { id: 'weight', head: t('costBasis.service.weight'), isNumber: true, cell: ({ weight }) => formatDecimal(weight, language) },
          { id: 'cause', head: t('costBasis.service.cause'), cell: ({ cause }) => cause ?? t('costBasis.service.unknown') },
          { id: 'source', head: t('costBasis.overview.standingAndSource'), cell: (row) => <SourceText {...row} /> },
        ]}
      />
    </section>
  );
}

function Accounts({ service, version }: { readonly service: CostService; readonly version: Version }) {
  const { t } = useTranslation();
  if (service.accounts.length === 0) return null;
  return (
    <section className="part">
      <Heading level="3" size="small" id="accounts" spacing>
        {t('costBasis.service.accounts')}
      </Heading>
      <RowsTable
        caption={t('costBasis.service.accounts')}
        rows={service.accounts}
        rowKey={({ code }) => code}
        columns={[
          { id: 'kind', head: t('costBasis.overview.figure'), cell: ({ kind }) => t(`costBasis.service.accountKind.${kind}`) },
          { id: 'text', head: t('costBasis.service.note'), cell: ({ text }) => text },
          {
            id: 'amount',
            head: t('costBasis.overview.amount', { currency: version.currency }),
            isNumber: true,
            cell: ({ amount }) => (amount === null ? '–' : <Amount value={amount} currency={version.currency} bare />),
          },
          { id: 'who', head: t('costBasis.service.who'), cell: ({ who }) => who ?? '–' },
          { id: 'source', head: t('costBasis.overview.standingAndSource'), cell: (row) => <SourceText {...row} /> },
        ]}
      />
    </section>
  );
}
