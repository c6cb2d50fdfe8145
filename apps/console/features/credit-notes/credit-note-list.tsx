import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CreditView } from '#console/features/credit-notes/credit-data';
import { Amount } from '#console/ui/amount';
import { Instant } from '#console/ui/instant';
import { RowsTable } from '#console/ui/rows-table';
import { RunStateTag } from '#console/ui/run-state-tag';

/** Credit notes of an invoice: issued ones by their number, drafts by their run, which only staff can follow. */
export function CreditNoteList({ view, isStaff }: { readonly view: CreditView; readonly isStaff: boolean }) {
  const { t } = useTranslation();
  const currency = view.invoice?.currency ?? 'DKK';
  return (
    <div className="part">
      <RowsTable
        caption={t('creditNotes.list')}
        rows={view.notes}
        rowKey={({ run }) => run}
        columns={[
          { id: 'note', head: t('creditNotes.note'), cell: (note) => <NoteLink note={note} isStaff={isStaff} /> },
          { id: 'state', head: t('creditNotes.state'), cell: ({ state }) => <RunStateTag state={state} /> },
          {
            id: 'total',
            head: t('creditNotes.total'),
            isNumber: true,
            cell: ({ total }) => (total === null ? '–' : <Amount value={total} currency={currency} />),
          },
          { id: 'reason', head: t('creditNotes.reason'), cell: ({ reason }) => <span className="run-cell-text">{reason}</span> },
          { id: 'at', head: t('creditNotes.drawnUp'), cell: ({ requestedAt }) => <Instant value={requestedAt} /> },
        ]}
      />
    </div>
  );
}

function NoteLink({ note, isStaff }: { readonly note: CreditView['notes'][number]; readonly isStaff: boolean }) {
  const { t } = useTranslation();
  if (note.number !== null)
    return (
      <Link className="aksel-link" to="/faktura/$number" params={{ number: note.number }}>
        {note.number}
      </Link>
    );
  const [issuer = '', date = ''] = note.run.split('/');
  return isStaff ? (
    <Link className="aksel-link" to="/koersler/$issuer/$date" params={{ issuer, date }}>
      {t('creditNotes.draft')}
    </Link>
  ) : (
    t('creditNotes.draft')
  );
}
