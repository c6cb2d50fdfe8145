import { Alert, Tabs } from '@navikt/ds-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BridgePart } from '#console/features/cost-basis/bridge-part';
import { ComparisonPart } from '#console/features/cost-basis/comparison-part';
import { ConsequencePart } from '#console/features/cost-basis/consequence-part';
import { useVersion, type Version, type VersionPlace } from '#console/features/cost-basis/cost-basis-data';
import { FilesPart } from '#console/features/cost-basis/files-part';
import { MissingPart } from '#console/features/cost-basis/missing-part';
import { OverviewPart } from '#console/features/cost-basis/overview-part';
import { RemarksPart } from '#console/features/cost-basis/remarks-part';
import { ServicesPart } from '#console/features/cost-basis/services-part';
import { UnitCostsPart } from '#console/features/cost-basis/unit-costs-part';
import { VERSION_TABS, type VersionSearch } from '#console/features/cost-basis/version-search';
import { VersionStateTag } from '#console/features/cost-basis/version-state-tag';
import { VersionSteps } from '#console/features/cost-basis/version-steps';
import { SignedIn } from '#console/shell/signed-in';
import { Page } from '#console/ui/page';
import { PageState } from '#console/ui/page-state';

interface VersionPageProps {
  readonly place: VersionPlace;
  readonly search: VersionSearch;
}

/** One version of a cost basis: what it holds, why it differs, what it lacks, and where it stands. */
export function VersionPage(props: VersionPageProps) {
  return <SignedIn roles={['preparer', 'secretariat', 'member', 'auditor']}>{() => <VersionSheet {...props} />}</SignedIn>;
}

function VersionSheet({ place, search }: VersionPageProps) {
  const { t } = useTranslation();
  const version = useVersion(place);
  const { data } = version;
  return (
    <Page
      title={data ? t('costBasis.versionTitle', { year: data.year, number: data.number }) : t('costBasis.version', { number: place.number })}
      beside={data && <VersionStateTag state={data.state} />}
      lead={
        <>
          {data?.title}
          {data && ' · '}
          <Link className="aksel-link" to="/tallgrunnlag">
            {t('costBasis.allBases')}
          </Link>
        </>
      }
    >
      <PageState query={version} lines={12}>
        {(loaded) => <VersionTabs version={loaded} search={search} />}
      </PageState>
    </Page>
  );
}

function VersionTabs({ version, search }: { readonly version: Version; readonly search: VersionSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const tab = search.fane ?? 'oversikt';
  const go = (next: VersionSearch) =>
    void navigate({
      to: '/tallgrunnlag/$basis/$number',
      params: { basis: version.basis, number: String(version.number) },
      search: next,
      resetScroll: false,
    });
  const part = { version, search, onChange: (change: VersionSearch) => go({ ...search, side: undefined, fra: undefined, ...change }) };
  return (
    <>
      {isIllustrative(version) && (
        <Alert variant="info" size="small" className="part-notice">
          {t('costBasis.illustrative')}
        </Alert>
      )}
      <VersionSteps version={version} />
      <Tabs value={tab} onChange={(value) => go({ fane: VERSION_TABS.find((known) => known === value) })} className="part">
        <Tabs.List>
          {VERSION_TABS.map((name) => (
            <Tabs.Tab key={name} value={name} label={t(`costBasis.tab.${name}`)} />
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className="tab-panel">
          {tab === 'oversikt' && <OverviewPart version={version} />}
          {tab === 'tjenester' && <ServicesPart {...part} />}
          {tab === 'bro' && <BridgePart {...part} />}
          {tab === 'enhetskostnader' && <UnitCostsPart {...part} />}
          {tab === 'sammenlign' && <ComparisonPart {...part} />}
          {tab === 'konsekvens' && <ConsequencePart {...part} />}
          {tab === 'innspill' && <RemarksPart {...part} />}
          {tab === 'mangler' && <MissingPart version={version} />}
          {tab === 'filer' && <FilesPart version={version} />}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function isIllustrative({ components }: Version): boolean {
  return components.some(({ standing, columns }) => standing === 'illustrative' || columns.some(({ cost }) => cost?.standing === 'illustrative'));
}
