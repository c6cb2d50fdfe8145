import { Select } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { COST_BASIS_TEXTS } from '#glossary/cost-basis-texts';
import type { Version } from '#console/features/cost-basis/cost-basis-data';
import { SECTORS, type VersionSearch } from '#console/features/cost-basis/version-search';
import { useLanguage } from '#console/i18n/texts';
import { FilterBar, FilterSelect } from '#console/ui/filter-bar';

interface BridgeFiltersProps {
  readonly version: Version;
  /** The version in which the bridge ends. */
  readonly last: Version;
  readonly versions: readonly number[];
  readonly chosen: { readonly from: string; readonly to: string; readonly search: VersionSearch };
  readonly onChange: (change: VersionSearch) => void;
}

/** What the bridge goes between, and over what. All of it stands in the address. */
export function BridgeFilters({ version, last, versions, chosen, onChange }: BridgeFiltersProps) {
  const { t } = useTranslation();
  const { sectors } = COST_BASIS_TEXTS[useLanguage()];
  const { from, to, search } = chosen;
  const isFiltered = [search.fraKolonne, search.tilKolonne, search.tilVersjon, search.tjeneste, search.sektor].some((value) => value !== undefined);
  return (
    <FilterBar
      label={t('costBasis.bridge.filters')}
      isFiltered={isFiltered}
      onClear={() => onChange({ fraKolonne: undefined, tilKolonne: undefined, tilVersjon: undefined, tjeneste: undefined, sektor: undefined })}
    >
      <Column label={t('costBasis.bridge.from')} version={version} value={from} onChange={(fraKolonne) => onChange({ fraKolonne })} />
      <Select
        label={t('costBasis.bridge.toVersion')}
        size="small"
        value={last.number}
        onChange={({ target }) => onChange({ tilVersjon: Number(target.value), fraKolonne: undefined, tilKolonne: undefined })}
      >
        {versions.map((number) => (
          <option key={number} value={number}>
            {t('costBasis.version', { number })}
          </option>
        ))}
      </Select>
      <Column label={t('costBasis.bridge.to')} version={last} value={to} onChange={(tilKolonne) => onChange({ tilKolonne })} />
      <FilterSelect
        label={t('costBasis.bridge.service')}
        value={search.tjeneste}
        options={last.services.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(tjeneste) => onChange({ tjeneste })}
      />
      <FilterSelect
        label={t('costBasis.bridge.sector')}
        value={search.sektor}
        options={SECTORS.map((sector) => ({ value: sector, label: sectors[sector] }))}
        onChange={(value) => onChange({ sektor: SECTORS.find((sector) => sector === value) })}
      />
    </FilterBar>
  );
}

interface ColumnProps {
  readonly label: string;
  readonly version: Version;
  readonly value: string;
  readonly onChange: (column: string) => void;
}

function Column({ label, version, value, onChange }: ColumnProps) {
  return (
    <Select label={label} size="small" value={value} onChange={({ target }) => onChange(target.value)}>
      {version.columns.map(({ code, title }) => (
        <option key={code} value={code}>
          {title}
        </option>
      ))}
    </Select>
  );
}
