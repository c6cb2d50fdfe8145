import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '#console/api/client';
import type { components } from '#console/api/generated/schema';

export type WaitingPayment = components['schemas']['WaitingPayments']['items'][number];
export type Candidate = WaitingPayment['candidates'][number];
export type Posting = components['schemas']['DocumentPayments']['payments'][number];
export type Reminders = components['schemas']['Reminders'];
export type BankFileReport = components['schemas']['BankFileReport'];
export type Statement = components['schemas']['Statements']['statements'][number];

export const PAGE_SIZE = 50;

/** The issuers whose payments the person may see: those whose runs they see. */
export function usePaymentIssuers() {
  return useQuery({
    queryKey: ['payments', 'issuers'],
    queryFn: async ({ signal }) => (await answer(api.GET('/api/runs', { signal, params: { query: { limit: 1 } } }))).issuers,
  });
}

/** Everything of payments is asked anew: what waits, what is open and what was taken in hang together. */
export function useAskAnew() {
  const queries = useQueryClient();
  return () => Promise.all([['payments'], ['overview']].map((queryKey) => queries.invalidateQueries({ queryKey })));
}
