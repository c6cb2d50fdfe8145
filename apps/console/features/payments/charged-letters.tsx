import { BodyLong } from '@navikt/ds-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import type { components } from '#console/api/generated/schema';
import { given } from '#console/api/given';
import { PAGE_SIZE, useAskAnew } from '#console/features/payments/payments-data';
import type { PaymentsPartProps } from '#console/features/payments/payments-page';
import { Amount } from '#console/ui/amount';
import { ConfirmAction } from '#console/ui/confirm-action';
import { FilterBar, FilterText } from '#console/ui/filter-bar';
import { LocalDate } from '#console/ui/local-date';
import { PageState } from '#console/ui/page-state';
import { RowsTable } from '#console/ui/rows-table';
import { StateTag } from '#console/ui/state-tag';
import { TablePaging } from '#console/ui/table-paging';

type Letter = components['schemas']['ChargedLetters']['items'][number];
interface LetterProps {
  readonly letter: Letter;
  readonly onDone: (receipt: string) => void;
}

/** What letters charged, those first that wait for a decision; one person proposes to take it back with a reason, another decides. */
export function ChargedLetters({ issuer, search, onChange, onDone }: PaymentsPartProps & Pick<LetterProps, 'onDone'>) {
  const { t } = useTranslation();
  const { tekst, fra, side = 1 } = search;
  const letters = useQuery({
    queryKey: ['payments', issuer, 'charged-letters', { tekst, fra }],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/reminders/charges', { signal, params: { query: { issuer, limit: PAGE_SIZE, ...given({ search: tekst, cursor: fra }) } } }),
      ),
  });
  return (
    <>
      <BodyLong spacing>{t('reminders.chargedLead')}</BodyLong>
      <FilterBar label={t('reminders.chargedFilter')} isFiltered={tekst !== undefined} onClear={() => onChange({ tekst: undefined })}>
        <FilterText label={t('reminders.chargedSearch')} value={tekst} onChange={(value) => onChange({ tekst: value })} />
      </FilterBar>
      <PageState
        query={letters}
        lines={6}
        isEmpty={({ items }) => items.length === 0}
        empty={tekst === undefined ? t('reminders.noneCharged') : t('reminders.noneChargedFound')}
      >
        {({ items, nextCursor }) => (
          <>
            <LetterTable letters={items} onDone={onDone} />
            <TablePaging
              paging={{ page: side, cursor: fra, size: PAGE_SIZE, onChange: ({ page, cursor }) => onChange({ side: page, fra: cursor }) }}
              nextCursor={nextCursor}
            />
          </>
        )}
      </PageState>
    </>
  );
}

function LetterTable({ letters, onDone }: Pick<LetterProps, 'onDone'> & { readonly letters: readonly Letter[] }) {
  const { t } = useTranslation();
  return (
    <RowsTable
      caption={t('reminders.charged')}
      rows={letters}
      rowKey={({ batch, payer, currency }) => `${batch} ${payer} ${currency}`}
      columns={[
        { id: 'on', head: t('reminders.chargedOn'), cell: ({ on }) => <LocalDate value={on} /> },
        { id: 'payer', head: t('payments.payer'), cell: ({ payerName }) => payerName },
        {
          id: 'charged',
          head: t('reminders.chargedAmount'),
          isNumber: true,
          cell: ({ charges, currency }) => <Amount value={charges} currency={currency} />,
        },
        { id: 'state', head: t('reminders.takenBack'), cell: ({ reversal }) => <ReversalState reversal={reversal} /> },
        {
          id: 'action',
          head: t('reminders.change'),
          cell: (letter) =>
            letter.reversal?.outcome === null ? <Decide letter={letter} onDone={onDone} /> : <Propose letter={letter} onDone={onDone} />,
        },
      ]}
    />
  );
}

function ReversalState({ reversal }: Pick<Letter, 'reversal'>) {
  const { t } = useTranslation();
  if (!reversal) return '–';
  const { outcome, on, proposedBy, reason, decidedBy, rejectedBecause } = reversal;
  return (
    <div className="run-cell-text">
      <StateTag tone={outcome === null ? 'attention' : outcome === 'approved' ? 'done' : 'quiet'}>
        {t(`reminders.reversal.${outcome ?? 'waiting'}`)}
      </StateTag>
      {outcome === 'approved' && on !== null && <LocalDate value={on} />}
      <div>{t('reminders.reversalBy', { person: proposedBy, reason })}</div>
      {rejectedBecause !== null && <div>{t('reminders.reversalBecause', { person: decidedBy, reason: rejectedBecause })}</div>}
    </div>
  );
}

function Propose({ letter, onDone }: LetterProps) {
  const { t } = useTranslation();
  const askAnew = useAskAnew();
  const { batch, payer, currency, proposeUnavailableBecause: because } = letter;
  const propose = useCommand(
    (reason: string, headers) =>
      answer(api.POST('/api/reminders/{batch}/reversals', { params: { path: { batch }, header: headers }, body: { payer, currency, reason } })),
    { onDone: askAnew },
  );
  return (
    <ConfirmAction
      label={t('reminders.takeBack', { payer: letter.payerName })}
      title={t('reminders.takeBackTitle')}
      explanation={t('reminders.takeBackExplain')}
      covers={useCovers(letter)}
      reason="required"
      unavailable={because === null ? undefined : t(`reminders.whyNotTakeBack.${because}`)}
      onConfirm={async (reason) => {
        await propose.mutateAsync(reason);
        onDone(t('reminders.takeBackProposed'));
      }}
    />
  );
}

function Decide({ letter, onDone }: LetterProps) {
  const { t } = useTranslation();
  const askAnew = useAskAnew();
  const reversal = letter.reversal?.id ?? '';
  const approve = useCommand(
    (_input: null, headers) => answer(api.POST('/api/reminders/reversals/{reversal}/approve', { params: { path: { reversal }, header: headers } })),
    { onDone: askAnew },
  );
  const reject = useCommand(
    (reason: string, headers) =>
      answer(api.POST('/api/reminders/reversals/{reversal}/reject', { params: { path: { reversal }, header: headers }, body: { reason } })),
    { onDone: askAnew },
  );
  const because = letter.decideUnavailableBecause;
  const unavailable = because === null ? undefined : t(`reminders.whyNotDecide.${because}`);
  const covers = useCovers(letter);
  return (
    <div className="actions">
      <ConfirmAction
        label={t('reminders.takeBackApprove', { payer: letter.payerName })}
        title={t('reminders.takeBackApproveTitle')}
        explanation={t('reminders.takeBackApproveExplain')}
        covers={covers}
        unavailable={unavailable}
        onConfirm={async () => {
          await approve.mutateAsync(null);
          onDone(t('reminders.takeBackApproved'));
        }}
      />
      <ConfirmAction
        label={t('reminders.takeBackReject', { payer: letter.payerName })}
        title={t('reminders.takeBackRejectTitle')}
        covers={covers}
        reason="required"
        unavailable={unavailable}
        onConfirm={async (reason) => {
          await reject.mutateAsync(reason);
          onDone(t('reminders.takeBackRejected'));
        }}
      />
    </div>
  );
}

function useCovers({ batch, payerName, charges, currency, documents }: Letter) {
  const { t } = useTranslation();
  return [
    { label: t('reminders.batch'), value: batch },
    { label: t('payments.payer'), value: payerName },
    { label: t('payments.document'), value: documents.join(', ') },
    { label: t('reminders.chargedAmount'), value: <Amount value={charges} currency={currency} /> },
  ];
}
