import type { Country } from '#domain/calendar/bank-days';
import type { LocalDate } from '#domain/calendar/local-date';
import { interestOf, interestSteps, type InterestStep, type PrincipalMove } from '#domain/late-payment/late-interest';
import { lateAmountOn, type LateRate } from '#domain/late-payment/late-rate';
import { sum, type Currency, type Ore } from '#domain/money/money';

/** Which charges a programme has chosen; none until somebody says so. */
export interface ChargeChoice {
  readonly fee: boolean;
  readonly compensation: boolean;
  readonly interest: boolean;
}

export const NO_CHARGES: ChargeChoice = { fee: false, compensation: false, interest: false };

/** An invoice that is reminded of, with what decides its charges. */
export interface LateInvoice {
  readonly document: string;
  readonly payer: string;
  readonly currency: Currency;
  readonly dueOn: LocalDate;
  readonly totalOre: Ore;
  readonly moves: readonly PrincipalMove[];
  readonly choice: ChargeChoice;
  /** What earlier reminders of it have charged. */
  readonly chargedBefore: { readonly compensationOre: Ore; readonly interestOre: Ore };
}

/** What a reminder charges for one invoice. */
export interface LateCharges {
  readonly feeOre: Ore;
  readonly compensationOre: Ore;
  readonly interestOre: Ore;
  /** How the interest since the last day of payment came about; what was charged before is taken off it. */
  readonly steps: readonly InterestStep[];
}

export const NOTHING_CHARGED: LateCharges = { feeOre: 0n, compensationOre: 0n, interestOre: 0n, steps: [] };

const CURRENCY_OF: Readonly<Record<Country, Currency>> = { DK: 'DKK', NO: 'NOK' };

/**
 * What reminders of a day charge, by invoice. One fee a letter, on the invoice of the payer that fell due first; compensation once an invoice; interest
 * since the last day of payment less what was charged before, never below nothing. An invoice whose principal is settled, or which is in another
 * currency than its country's, is charged nothing. `late-rate-missing` where a choice needs a figure that nobody recorded.
 */
export function chargeReminders(
  invoices: readonly LateInvoice[],
  of: { readonly on: LocalDate; readonly country: Country; readonly rates: readonly LateRate[] },
): Map<string, LateCharges> {
  const feesTaken = new Set<string>();
  const inOrder = [...invoices].sort((a, b) => (`${a.dueOn} ${a.document}` < `${b.dueOn} ${b.document}` ? -1 : 1));
  return new Map(
    inOrder.map((invoice) => {
      const { choice, chargedBefore } = invoice;
      const isOpen = invoice.totalOre + sum(invoice.moves.map(({ amountOre }) => amountOre)) > 0n;
      if (!isOpen || invoice.currency !== CURRENCY_OF[of.country]) return [invoice.document, NOTHING_CHARGED];
      const takesFee = choice.fee && !feesTaken.has(invoice.payer);
      if (takesFee) feesTaken.add(invoice.payer);
      const takesCompensation = choice.compensation && chargedBefore.compensationOre === 0n;
      const steps = choice.interest ? interestSteps(invoice, of.on, of) : [];
      const interestOre = interestOf(steps) - chargedBefore.interestOre;
      const amountOf = (kind: 'reminder-fee' | 'compensation') => lateAmountOn(of.rates, { country: of.country, kind, day: of.on });
      return [
        invoice.document,
        {
          feeOre: takesFee ? amountOf('reminder-fee') : 0n,
          compensationOre: takesCompensation ? amountOf('compensation') : 0n,
          interestOre: interestOre > 0n ? interestOre : 0n,
          steps,
        },
      ];
    }),
  );
}

export function chargesOre({ feeOre, compensationOre, interestOre }: Omit<LateCharges, 'steps'>): Ore {
  return feeOre + compensationOre + interestOre;
}
