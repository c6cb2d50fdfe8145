import { Alert, BodyLong, Button, Heading } from '@navikt/ds-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCredit, type CreditView } from '#console/features/credit-notes/credit-data';
import { CreditDraft } from '#console/features/credit-notes/credit-draft';
import { CreditNoteList } from '#console/features/credit-notes/credit-note-list';
import { ExplainedUnavailable } from '#console/ui/explained-unavailable';
import { PageState } from '#console/ui/page-state';

interface CreditPartProps {
  readonly number: string;
  /** Of the invoice's lines, by their number. */
  readonly lineTexts: ReadonlyMap<number, string>;
  readonly isStaff: boolean;
}

/** What was credited of an invoice by hand, and the way to credit it. */
export function CreditPart({ number, lineTexts, isStaff }: CreditPartProps) {
  const { t } = useTranslation();
  const credit = useCredit(number);
  // A payer reads here that a note came; to a credit note or an internal posting there is nothing to say.
  if (credit.data && (credit.data.invoice === null || (!isStaff && credit.data.notes.length === 0))) return null;
  return (
    <section className="part" aria-labelledby="credit">
      <Heading level="2" size="small" id="credit" spacing>
        {t('creditNotes.title')}
      </Heading>
      <PageState query={credit}>
        {(data) => (
          <>
            {data.notes.length === 0 ? <BodyLong spacing>{t('creditNotes.none')}</BodyLong> : <CreditNoteList view={data} isStaff={isStaff} />}
            {isStaff && <Drafting number={number} lineTexts={lineTexts} view={data} />}
          </>
        )}
      </PageState>
    </section>
  );
}

function Drafting({ number, lineTexts, view }: Omit<CreditPartProps, 'isStaff'> & { readonly view: CreditView }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [drafted, setDrafted] = useState<string | null>(null);
  const { invoice, unavailableBecause } = view;
  if (drafted !== null) {
    const [issuer = '', date = ''] = drafted.split('/');
    return (
      <div role="status" className="part">
        <Alert variant="success">
          {t('creditNotes.drafted')}{' '}
          <Link className="aksel-link" to="/koersler/$issuer/$date" params={{ issuer, date }}>
            {t('creditNotes.toRun')}
          </Link>
        </Alert>
      </div>
    );
  }
  if (unavailableBecause !== null || invoice === null)
    return <ExplainedUnavailable label={t('creditNotes.start')} because={t(`creditNotes.whyNot.${unavailableBecause ?? 'not-an-invoice'}`)} />;
  if (!isOpen)
    return (
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t('creditNotes.start')}
      </Button>
    );
  return <CreditDraft number={number} invoice={invoice} lineTexts={lineTexts} onClose={() => setOpen(false)} onDrafted={setDrafted} />;
}
