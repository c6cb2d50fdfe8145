import { useQueryClient } from '@tanstack/react-query';
import type { WireCurrency } from '#glossary/wire-amount';
import type { components } from '#console/api/generated/schema';

export type HandOver = components['schemas']['LedgerHandOver'];

/** A run, as its page's address names it. */
export interface Place {
  readonly issuer: string;
  readonly date: string;
}

export interface StepProps {
  readonly place: Place;
  readonly handOver: HandOver;
  readonly currency: WireCurrency;
  readonly isAtDesk: boolean;
}

/** Under the run's own key: what invalidates the run reaches it. */
export const ledgerKeyOf = ({ issuer, date }: Place) => ['run', issuer, date, 'ledger'] as const;

/** Every step answers with how the hand-over stands then. */
export function useTakeOver(place: Place) {
  const queries = useQueryClient();
  return (handOver: HandOver) => queries.setQueryData(ledgerKeyOf(place), handOver);
}
