import { useQuery } from '@tanstack/react-query';
import { answer, api } from '#console/api/client';
import type { components } from '#console/api/generated/schema';

export type CreditView = components['schemas']['CreditView'];
export type CreditPreview = components['schemas']['CreditPreview'];
export type CreditedLine = components['schemas']['CreditPreview']['lines'][number];

/** What is to be credited: lines with amounts as the API takes them, or none for all that is left; and why. */
export interface CreditChoice {
  readonly lines: readonly Pick<CreditedLine, 'line' | 'net'>[];
  readonly reason: string;
}

/** Everything asked about an invoice's credit begins so. */
export const creditKeyOf = (number: string) => ['credit', number] as const;

export function useCredit(number: string) {
  return useQuery({
    queryKey: creditKeyOf(number),
    queryFn: ({ signal }) => answer(api.GET('/api/documents/{number}/credit', { signal, params: { path: { number } } })),
  });
}

export function useCreditPreview(number: string, { lines }: CreditChoice) {
  return useQuery({
    queryKey: [...creditKeyOf(number), 'preview', lines],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/documents/{number}/credit/preview', {
          signal,
          params: { path: { number }, query: lines.length === 0 ? {} : { line: lines.map(({ line, net }) => `${line}:${net}`) } },
        }),
      ),
    retry: false,
  });
}
