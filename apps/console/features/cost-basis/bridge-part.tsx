import { BodyLong, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { COST_BASIS_TEXTS } from '#glossary/cost-basis-texts';
import { BridgeFilters } from '#console/features/cost-basis/bridge-filters';
import { BridgeSplit } from '#console/features/cost-basis/bridge-split';
import { useBridge, useCostBases, useVersion, type Version } from '#console/features/cost-basis/cost-basis-data';
import { isStep, useEffectTitle } from '#console/features/cost-basis/effect-title';
import type { VersionPartProps } from '#console/features/cost-basis/version-search';
import { useLanguage } from '#console/i18n/texts';
import { BridgeChart } from '#console/ui/bridge-chart';
import { PageState } from '#console/ui/page-state';

/** Why one amount became another: as a chart and a table, over all, a service or a sector, within this version or to another. */
export function BridgePart({ version, search, onChange }: VersionPartProps<Version>) {
  const bases = useCostBases();
  const toVersion = search.tilVersjon ?? version.number;
  const end = useVersion({ basis: version.basis, number: toVersion });
  const numbers = bases.data?.items.find(({ code }) => code === version.basis)?.versions.map(({ number }) => number) ?? [version.number];
  return (
    <PageState query={end}>
      {(last) => {
        const usual = usualColumns(version, last);
        const from = version.columns.find(({ code }) => code === search.fraKolonne)?.code ?? usual.from;
        const to = last.columns.find(({ code }) => code === search.tilKolonne)?.code ?? usual.to;
        return (
          <>
            <BridgeFilters version={version} last={last} versions={numbers} chosen={{ from, to, search }} onChange={onChange} />
            <BridgeOf version={version} from={from} to={to} toVersion={toVersion} search={search} />
          </>
        );
      }}
    </PageState>
  );
}

/** From what is known of this year to next year's budget; to another version, the same column in both. */
function usualColumns(version: Version, last: Version): { readonly from: string; readonly to: string } {
  const budget = last.columns.find(({ kind, year }) => kind === 'budget' && year === last.year)?.code ?? last.columns.at(-1)?.code ?? '';
  if (last.number !== version.number) return { from: version.columns.some(({ code }) => code === budget) ? budget : '', to: budget };
  const before = version.columns.findLast(({ year }) => year === version.year - 1)?.code ?? version.columns[0]?.code ?? '';
  return { from: before, to: budget };
}

interface BridgeOfProps extends Pick<VersionPartProps<Version>, 'version' | 'search'> {
  readonly from: string;
  readonly to: string;
  readonly toVersion: number;
}

function BridgeOf({ version, search, from, to, toVersion }: BridgeOfProps) {
  const { t } = useTranslation();
  const { sectors } = COST_BASIS_TEXTS[useLanguage()];
  const titleOf = useEffectTitle();
  const bridge = useBridge(version, { from, to, toVersion, service: search.tjeneste, sector: search.sektor });
  if (from === to && toVersion === version.number) return <BodyLong>{t('costBasis.bridge.same')}</BodyLong>;
  return (
    <PageState query={bridge} lines={10}>
      {(data) => {
        const label = (title: string, number: number) =>
          toVersion === version.number ? title : t('costBasis.bridge.otherVersion', { title, number });
        const ends = { from: label(data.fromTitle, version.number), to: label(data.toTitle, toVersion) };
        return (
          <>
            <BridgeChart
              title={t('costBasis.bridge.title', ends)}
              from={{ label: ends.from, value: data.bridge.from }}
              effects={data.bridge.steps.filter(isStep).map((step) => ({ label: titleOf(step), value: step.change }))}
              to={{ label: ends.to, value: data.bridge.to }}
              currency={data.currency}
            />
            {data.services.length > 1 && (
              <section className="part" aria-labelledby="by-service">
                <Heading level="2" size="small" id="by-service">
                  {t('costBasis.bridge.parts', { currency: data.currency })}
                </Heading>
                <BodyLong spacing>{t('costBasis.bridge.partsText')}</BodyLong>
                <BridgeSplit
                  answer={data}
                  ends={ends}
                  head={t('costBasis.overview.service')}
                  parts={data.services.map(({ service, name, bridge: part }) => ({ key: service, name, bridge: part }))}
                />
              </section>
            )}
            {data.sectors.length > 1 && (
              <section className="part" aria-labelledby="by-sector">
                <Heading level="2" size="small" id="by-sector" spacing>
                  {t('costBasis.bridge.bySector', { currency: data.currency })}
                </Heading>
                <BridgeSplit
                  answer={data}
                  ends={ends}
                  head={t('costBasis.overview.sector')}
                  parts={data.sectors.map(({ sector, bridge: part }) => ({ key: sector, name: sectors[sector], bridge: part }))}
                />
              </section>
            )}
          </>
        );
      }}
    </PageState>
  );
}
