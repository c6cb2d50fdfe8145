import { Heading } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerWithVersion, api } from '#console/api/client';
import { GiveRole } from '#console/features/operations/give-role';
import { GivenRoles } from '#console/features/operations/given-roles';
import { OperationsDesk } from '#console/features/operations/operations-desk';
import { KeyValueList } from '#console/ui/key-value-list';
import { PageState } from '#console/ui/page-state';

const route = getRouteApi('/drift/personer/$person');

/** One person, every role ever given them, and giving one more. */
export function PersonPage() {
  const { t } = useTranslation();
  const { person: id } = route.useParams();
  const person = useQuery({
    queryKey: ['person', id],
    queryFn: ({ signal }) => answerWithVersion(api.GET('/api/people/{person}', { signal, params: { path: { person: id } } })),
  });
  return (
    <OperationsDesk title={person.data?.data.label ?? t('operations.person.title')}>
      {(session) => (
        <PageState query={person} lines={8}>
          {({ data, etag }) => (
            <>
              <KeyValueList
                items={[
                  { label: t('operations.person.code'), value: data.id },
                  { label: t('operations.people.email'), value: data.email },
                ]}
              />
              <GivenRoles person={data} etag={etag} isSelf={session.person === data.id} />
              <section className="part" aria-labelledby="give">
                <Heading level="2" size="small" id="give" spacing>
                  {t('operations.give.title')}
                </Heading>
                <GiveRole person={data} etag={etag} />
              </section>
            </>
          )}
        </PageState>
      )}
    </OperationsDesk>
  );
}
