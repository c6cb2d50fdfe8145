import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { KeyTree } from '#console/features/plans/key-tree';
import { useKey, type AllocationKey } from '#console/features/plans/plan-data';
import { SourceText } from '#console/features/plans/source-text';
import { SignedIn } from '#console/shell/signed-in';
import { Amount } from '#console/ui/amount';
import { KeyValueList } from '#console/ui/key-value-list';
import { LocalDate } from '#console/ui/local-date';
import { Page } from '#console/ui/page';
import { PageState } from '#console/ui/page-state';

const route = getRouteApi('/planer/noegle/$key/$version');

/** One version of a key: what it gives each node of an amount, level by level, and where each weight came from. */
export function KeyPage() {
  const { t } = useTranslation();
  const { key: name, version } = route.useParams();
  const key = useKey(name, Number(version));
  return (
    <Page title={t('plans.keys.heading', { key: name, version })}>
      <SignedIn roles={['officer', 'approver', 'auditor', 'administrator', 'payer']}>
        {() => (
          <PageState query={key} lines={12}>
            {(data) => (
              <>
                <Facts sheet={data} />
                <section className="part" aria-label={t('plans.keys.tree')}>
                  <p className="part-explain">{t('plans.keys.treeExplain')}</p>
                  <KeyTree sheet={data} />
                </section>
              </>
            )}
          </PageState>
        )}
      </SignedIn>
    </Page>
  );
}

function Facts({ sheet }: { readonly sheet: AllocationKey }) {
  const { t } = useTranslation();
  return (
    <KeyValueList
      items={[
        {
          label: t('plans.programme'),
          value: (
            <Link className="aksel-link" to="/planer/$programme" params={{ programme: sheet.programme }}>
              {sheet.programme}
            </Link>
          ),
        },
        { label: t('plans.keys.validFrom'), value: <LocalDate value={sheet.validFrom} /> },
        { label: t('plans.recordedOn'), value: <LocalDate value={sheet.recordedOn} /> },
        {
          label: t('plans.keys.shared'),
          value: (
            <>
              <Amount value={sheet.shared} currency={sheet.currency} /> ({t(`plans.keys.sharedIs.${sheet.sharedIs}`, { year: sheet.sharedYear })})
            </>
          ),
        },
        ...(sheet.file === null ? [] : [{ label: t('plans.keys.file'), value: <SourceText source={null} file={sheet.file} /> }]),
      ]}
    />
  );
}
