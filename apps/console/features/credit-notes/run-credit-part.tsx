import { Heading } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { CreditAmounts } from '#console/features/credit-notes/credit-amounts';
import { KeyValueList } from '#console/ui/key-value-list';
import { PageState } from '#console/ui/page-state';

interface RunCreditPartProps {
  readonly place: { readonly issuer: string; readonly date: string };
  readonly corrects: string;
  readonly reason: string | null;
}

/** On the page of its run: which invoice a credit note corrects, why, and what it comes to. */
export function RunCreditPart({ place, corrects, reason }: RunCreditPartProps) {
  const { t } = useTranslation();
  const note = useQuery({
    queryKey: ['run', place.issuer, place.date, 'credit'],
    queryFn: ({ signal }) => answer(api.GET('/api/runs/{issuer}/{date}/credit', { params: { path: place }, signal })),
  });
  return (
    <>
      <KeyValueList
        items={[
          {
            label: t('creditNotes.corrects'),
            value: (
              <Link className="aksel-link" to="/faktura/$number" params={{ number: corrects }}>
                {corrects}
              </Link>
            ),
          },
          { label: t('creditNotes.reason'), value: reason ?? '–' },
        ]}
      />
      <section className="part">
        <Heading level="2" size="small" spacing>
          {t('creditNotes.amounts')}
        </Heading>
        <PageState query={note} lines={5}>
          {(data) => <CreditAmounts note={data} />}
        </PageState>
      </section>
    </>
  );
}
