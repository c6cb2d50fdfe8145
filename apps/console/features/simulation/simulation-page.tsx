import { Alert } from '@navikt/ds-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { suppositionOf, usePlannedProgrammes } from '#console/features/simulation/simulation-data';
import { SimulationResult } from '#console/features/simulation/simulation-result';
import { SupposeForm } from '#console/features/simulation/suppose-form';
import type { SimulationSearch } from '#console/features/simulation/simulation-route';
import { SignedIn } from '#console/shell/signed-in';
import { Page } from '#console/ui/page';
import { PageState } from '#console/ui/page-state';

const route = getRouteApi('/simulering');

/** "What if the budget or the key were another": what it would cost each payer, beside what stands. */
export function SimulationPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const programmes = usePlannedProgrammes();
  const supposition = suppositionOf(search);
  const [keyFile, setKeyFile] = useState<File | null>(null);
  const set = (change: Partial<SimulationSearch>) =>
    void navigate({ search: (before: SimulationSearch) => ({ ...before, side: 1, fra: undefined, ...change }), replace: true });
  return (
    <Page title={t('simulation.title')} lead={t('simulation.lead')}>
      <SignedIn roles={['officer', 'approver', 'auditor']}>
        {() => (
          <>
            <Alert variant="info" size="small" className="part-notice">
              {t('simulation.never')}
            </Alert>
            <PageState query={programmes} isEmpty={(data) => data.items.length === 0} empty={t('simulation.noProgrammes')}>
              {(data) => <SupposeForm programmes={data.items} search={search} keyFile={keyFile} onKeyFile={setKeyFile} onSuppose={set} />}
            </PageState>
            {supposition !== null && (
              <SimulationResult search={search} supposition={supposition} keyFile={supposition.isKeyFile ? keyFile : null} onChange={set} />
            )}
          </>
        )}
      </SignedIn>
    </Page>
  );
}
