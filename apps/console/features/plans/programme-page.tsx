import { Heading } from '@navikt/ds-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole } from '#console/api/session';
import { AgreementsPart } from '#console/features/plans/agreements-part';
import { ArrangementsPart } from '#console/features/plans/arrangements-part';
import { ActualCostsTable, BudgetsTable } from '#console/features/plans/figures-tables';
import { KeysTable } from '#console/features/plans/keys-table';
import { useProgramme } from '#console/features/plans/plan-data';
import { SignedIn } from '#console/shell/signed-in';
import { Amount } from '#console/ui/amount';
import { KeyValueList } from '#console/ui/key-value-list';
import { Page } from '#console/ui/page';
import { PageState } from '#console/ui/page-state';

const route = getRouteApi('/planer/$programme');

/** All that is recorded of a programme: what it is to cost, what it cost, what was agreed, who bills it, and how it is shared. */
export function ProgrammePage() {
  const { t } = useTranslation();
  const { programme: code } = route.useParams();
  const programme = useProgramme(code);
  return (
    <Page
      title={programme.data?.name ?? t('plans.programme')}
      lead={
        <Link className="aksel-link" to="/planer">
          {t('plans.allProgrammes')}
        </Link>
      }
    >
      <SignedIn roles={['officer', 'approver', 'auditor', 'administrator', 'payer']}>
        {(session) => (
          <PageState query={programme} lines={12}>
            {(data) => (
              <>
                <KeyValueList
                  items={[
                    { label: t('plans.code'), value: data.code },
                    { label: t('plans.currency'), value: data.currency },
                    {
                      label: t('plans.minimumTrueUp'),
                      value: data.minimumTrueUp === null ? t('plans.noMinimum') : <Amount value={data.minimumTrueUp} currency={data.currency} />,
                    },
                  ]}
                />
                <Part title={t('plans.budgets.title')} explain={t('plans.budgets.explain')} isEmpty={data.budgets.length === 0}>
                  <BudgetsTable programme={data} />
                </Part>
                <Part title={t('plans.costs.title')} explain={t('plans.costs.explain')} isEmpty={data.actualCosts.length === 0}>
                  <ActualCostsTable programme={data} />
                </Part>
                <Part title={t('plans.agreements.title')} isEmpty={data.agreements.length === 0}>
                  <AgreementsPart programme={data} />
                </Part>
                {hasRole(session, ['officer', 'administrator']) && (
                  <p className="part-files">
                    <Link className="aksel-link" to="/planer/$programme/aftale" params={{ programme: data.code }}>
                      {t('plans.agreements.record')}
                    </Link>
                  </p>
                )}
                <Part title={t('plans.arrangements.title')} isEmpty={data.arrangements.length === 0}>
                  <ArrangementsPart programme={data} />
                </Part>
                <Part title={t('plans.keys.title')} explain={t('plans.keys.explain')} isEmpty={data.keys.length === 0}>
                  <KeysTable programme={data} />
                </Part>
              </>
            )}
          </PageState>
        )}
      </SignedIn>
    </Page>
  );
}

interface PartProps {
  readonly title: string;
  readonly explain?: string;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}

function Part({ title, explain, isEmpty, children }: PartProps) {
  const { t } = useTranslation();
  return (
    <section className="part">
      <Heading level="2" size="small" spacing>
        {title}
      </Heading>
      {explain !== undefined && !isEmpty && <p className="part-explain">{explain}</p>}
      {isEmpty ? <p className="state-empty">{t('plans.nothingRecorded')}</p> : children}
    </section>
  );
}
