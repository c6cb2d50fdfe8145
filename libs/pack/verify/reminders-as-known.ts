import { PAYMENT_EVENTS, REMINDER_EVENTS } from '#domain/audit/event-types';
import { RUN_EVENTS } from '#domain/audit/run-events';
import type { Country } from '#domain/calendar/bank-days';
import { chargesOre, NO_CHARGES, type ChargeChoice, type LateInvoice } from '#domain/late-payment/charge-reminders';
import type { LateRate } from '#domain/late-payment/late-rate';
import { reminderPosting } from '#domain/ledger/post-reminder';
import { principalMoves } from '#domain/late-payment/principal-moves';
import { sum, type Ore } from '#domain/money/money';
import type { InvoiceRow, ReminderRow } from '#pack/pack-content';
import type { Located } from '#pack/verify/check';
import { chargedWith } from '#pack/verify/check-reversals';
import { valueOf } from '#pack/verify/event-data';
import type { ReadPack } from '#pack/verify/read-pack';
import { groupBy } from '#pack/verify/recompute-runs';
import type { Event } from '#pack/verify/run-history';

/** What was on record when reminders were approved: everything that the chain tells of before that event. */
export interface KnownThen {
  readonly invoices: ReadonlyMap<string, LateInvoice & { readonly issuer: string; readonly country: Country; readonly openOre: Ore }>;
  readonly rates: readonly LateRate[];
}

/** `before` are the reminders approved earlier. */
export function asKnownAt(pack: ReadPack, approval: Event, before: readonly Located<ReminderRow>[]): KnownThen {
  const earlier = pack.events.filter(({ row }) => row.seq < approval.row.seq);
  const subjects = (type: string) => new Set(earlier.filter(({ row }) => row.type === type).map(({ row }) => row.subject));
  const [issued, files] = [subjects(RUN_EVENTS.issued), subjects(PAYMENT_EVENTS.imported)];
  const decided = new Set([...subjects(PAYMENT_EVENTS.confirmed), ...subjects(PAYMENT_EVENTS.takenBack)]);
  const fileOf = new Map(pack.bankEntries.map(({ row }) => [row.id, row.file]));
  const payments = pack.payments
    .map(({ row }) => row)
    .filter(({ basis, bankEntry, posting }) => (basis === 'reference' ? files.has(fileOf.get(bankEntry) ?? '') : decided.has(posting)));
  const known = pack.invoices.map(({ row }) => row).filter(({ run }) => issued.has(run));
  const moves = principalMoves(known, payments);
  const choices = choicesOf(earlier);
  const programmes = programmesOf(pack);
  const charged = groupBy(before, ({ row }) => row.document);
  const reversals = subjects(REMINDER_EVENTS.reversed);
  const back = new Set(
    pack.reversals
      .filter(({ row }) => reversals.has(row.id))
      .flatMap(({ row }) => chargedWith(pack, row))
      .map(({ row }) => reminderPosting(row.batch, row.document)),
  );
  const isLeft = ({ batch, document }: ReminderRow) => !back.has(reminderPosting(batch, document));
  const runs = new Map(pack.runs.map(({ row }) => [row.run, row.issuer]));
  const countries = new Map(pack.issuers.map(({ row }) => [row.issuer, row.country]));
  const lateOf = (invoice: InvoiceRow & { readonly dueOn: string }) => {
    const rows = (charged.get(invoice.number) ?? []).map(({ row }) => row);
    const issuer = runs.get(invoice.run) ?? '';
    return {
      ...{ document: invoice.number, payer: invoice.payer, currency: invoice.currency, dueOn: invoice.dueOn, totalOre: invoice.totalOre, issuer },
      country: countries.get(issuer) ?? ('DK' as const),
      openOre: invoice.totalOre + sum((moves.get(invoice.number) ?? []).map(({ amountOre }) => amountOre)) + sum(rows.filter(isLeft).map(chargesOre)),
      moves: moves.get(invoice.number) ?? [],
      choice: allOf(programmes.get(invoice.number) ?? new Set(), choices),
      // What was taken back is not charged a second time.
      chargedBefore: {
        compensationOre: sum(rows.map(({ compensationOre }) => compensationOre)),
        interestOre: sum(rows.map(({ interestOre }) => interestOre)),
      },
    };
  };
  return {
    invoices: new Map(
      known.flatMap((row) => (row.kind === 'invoice' && row.dueOn !== null ? [[row.number, lateOf({ ...row, dueOn: row.dueOn })]] : [])),
    ),
    rates: pack.lateRates.map(({ row }) => row).filter(({ recordedAt }) => recordedAt <= new Date(approval.row.at).toISOString()),
  };
}

/** What each programme had chosen last. */
function choicesOf(events: readonly Event[]): Map<string, ChargeChoice> {
  const set = events.filter(({ row }) => row.type === REMINDER_EVENTS.policySet);
  return new Map(
    set.map(({ row }) => {
      const charges = valueOf(row.data, 'charges');
      const has = (kind: keyof ChargeChoice) => valueOf(charges, kind) === true;
      return [row.subject, { fee: has('fee'), compensation: has('compensation'), interest: has('interest') }];
    }),
  );
}

function programmesOf(pack: ReadPack): Map<string, Set<string>> {
  const rounds = new Map(pack.rounds.map(({ row }) => [row.round, row.programme]));
  const programmes = new Map<string, Set<string>>();
  for (const { row } of pack.invoiceLines) programmes.set(row.number, (programmes.get(row.number) ?? new Set()).add(rounds.get(row.round) ?? ''));
  return programmes;
}

function allOf(programmes: ReadonlySet<string>, choices: ReadonlyMap<string, ChargeChoice>): ChargeChoice {
  const chosen = [...programmes].map((programme) => choices.get(programme) ?? NO_CHARGES);
  const all = (kind: keyof ChargeChoice) => chosen.length > 0 && chosen.every((choice) => choice[kind]);
  return { fee: all('fee'), compensation: all('compensation'), interest: all('interest') };
}
