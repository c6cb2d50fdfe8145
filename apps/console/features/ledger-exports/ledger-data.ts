import { useQueryClient } from '@tanstack/react-query';
import type { WireCurrency } from '#glossary/wire-amount';
import type { components, operations } from '#console/api/generated/schema';

export type HandOver = components['schemas']['LedgerHandOver'];
export type ReminderCharges = components['schemas']['ReminderCharges'];
export type ChargeFile = components['schemas']['ChargeFile'];

/** How far a file has come, whatever it is of. */
export type Standing = Pick<HandOver, 'agreement' | 'export' | 'receipt' | 'signOff'>;
export type Export = NonNullable<Standing['export']>;
/** What is typed from the finance system's receipt. */
export type ReceiptBody = operations['acknowledgeLedger']['requestBody']['content']['application/json'];

/** What the steps of a run's file and of a file of charges have in common. */
export interface StepProps {
  readonly standing: Standing;
  readonly currency: WireCurrency;
  /** What the total is called: of the run, or of the charges. */
  readonly owedLabel: string;
  readonly isAtDesk: boolean;
}

/** A run, as its page's address names it. */
export interface Place {
  readonly issuer: string;
  readonly date: string;
}

/** Under the run's own key: what invalidates the run reaches it. */
export const ledgerKeyOf = ({ issuer, date }: Place) => ['run', issuer, date, 'ledger'] as const;

/** Under the payments' key, as their parts are. */
export const chargesKeyOf = (issuer: string) => ['payments', issuer, 'charges'] as const;

/** Every step answers with how the hand-over stands then. */
export function useTakeOver(place: Place) {
  const queries = useQueryClient();
  return (handOver: HandOver) => queries.setQueryData(ledgerKeyOf(place), handOver);
}

export function useTakeOverCharges(issuer: string) {
  const queries = useQueryClient();
  return (charges: ReminderCharges) => queries.setQueryData(chargesKeyOf(issuer), charges);
}
