import { BodyLong, Heading } from '@navikt/ds-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { given } from '#console/api/given';
import type { Session } from '#console/api/session';
import { ComingYears } from '#console/features/mine/coming-years';
import { OrganisationChoice } from '#console/features/mine/organisation-choice';
import { OwnReminders } from '#console/features/mine/own-reminders';
import { OwnDocuments } from '#console/features/mine/own-documents';
import { byProgramme, isBilled, type OwnYears } from '#console/features/mine/own-years-data';
import { ProgrammeYears } from '#console/features/mine/programme-years';
import { YearsFiles } from '#console/features/mine/years-files';
import { SignedIn } from '#console/shell/signed-in';
import { LocalDate } from '#console/ui/local-date';
import { Page } from '#console/ui/page';
import { Empty, PageState } from '#console/ui/page-state';

const route = getRouteApi('/mine');

/** What a payer was billed year by year, what is still to be settled, and what the coming years may cost. */
export function MinePage({ CostBasis }: { readonly CostBasis: ComponentType }) {
  const { t } = useTranslation();
  return (
    <Page title={t('mine.title')} lead={t('mine.lead')}>
      <SignedIn roles={['payer']}>
        {(session) => (
          <>
            <CostBasis />
            <Years session={session} />
          </>
        )}
      </SignedIn>
    </Page>
  );
}

function Years({ session }: { readonly session: Session }) {
  const { betaler: payer } = route.useSearch();
  const years = useQuery({
    queryKey: ['own-years', payer],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answer(api.GET('/api/mine/years', { signal, params: { query: given({ payer }) } })),
  });
  return (
    <>
      <OrganisationChoice session={session} />
      <PageState query={years} lines={10}>
        {(data) => <Content data={data} />}
      </PageState>
    </>
  );
}

function Content({ data }: { readonly data: OwnYears }) {
  const { t } = useTranslation();
  const billed = data.years.filter(isBilled);
  return (
    <>
      <Heading level="2" size="medium" spacing>
        {data.name}
      </Heading>
      <BodyLong>
        {t('mine.knownOn')} <LocalDate value={data.knownOn} />. {t('mine.net')}
        {data.predecessors.length > 0 && ` ${t('mine.alsoFor', { codes: data.predecessors.join(', ') })}`}
      </BodyLong>
      <ComingYears years={data.years.filter((year) => !isBilled(year))} />
      {billed.length === 0 && <Empty>{t('mine.nothingBilled')}</Empty>}
      {byProgramme(billed).map((years) => (
        <ProgrammeYears key={years[0].programme} years={years} />
      ))}
      <OwnDocuments payer={data.payer} years={billed} />
      <OwnReminders payer={data.payer} />
      <YearsFiles payer={data.payer} />
    </>
  );
}
