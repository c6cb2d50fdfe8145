import { Tabs } from '@navikt/ds-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AsOfPart } from '#console/features/audit/as-of-part';
import { EventsPart } from '#console/features/audit/events-part';
import { PackPart } from '#console/features/audit/pack-part';
import { VerifyPart } from '#console/features/audit/verify-part';
import type { AuditSearch } from '#console/features/audit/audit-route';
import { SignedIn } from '#console/shell/signed-in';
import { Page } from '#console/ui/page';

const PARTS = ['haendelser', 'dag', 'efterproev', 'pakke'] as const;
const route = getRouteApi('/revision');

/** What an auditor works with: what happened, what was known when, whether it still adds up, and the pack to check without us. */
export function AuditPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = (vis: string) =>
    void navigate({ resetScroll: false, search: (before: AuditSearch) => ({ ...before, vis: PARTS.find((part) => part === vis) ?? 'haendelser' }) });
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <SignedIn roles={['auditor', 'administrator']}>
        {() => (
          <Tabs value={search.vis} onChange={show}>
            <Tabs.List>
              {PARTS.map((part) => (
                <Tabs.Tab key={part} value={part} label={t(`audit.part.${part}`)} />
              ))}
            </Tabs.List>
            <Tabs.Panel value="haendelser" className="part">
              {search.vis === 'haendelser' && <EventsPart search={search} />}
            </Tabs.Panel>
            <Tabs.Panel value="dag" className="part">
              {search.vis === 'dag' && <AsOfPart search={search} />}
            </Tabs.Panel>
            <Tabs.Panel value="efterproev" className="part">
              {search.vis === 'efterproev' && <VerifyPart />}
            </Tabs.Panel>
            <Tabs.Panel value="pakke" className="part">
              {search.vis === 'pakke' && <PackPart />}
            </Tabs.Panel>
          </Tabs>
        )}
      </SignedIn>
    </Page>
  );
}
