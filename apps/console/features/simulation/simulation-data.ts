import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '#console/api/client';
import type { components } from '#console/api/generated/schema';
import { given } from '#console/api/given';
import type { SimulationSearch } from '#console/features/simulation/simulation-route';

export type Programme = components['schemas']['Programme'];
export type Simulation = components['schemas']['Simulation'];
export type SimulationRow = Simulation['items'][number];

export const PAGE_SIZE = 50;

/** What is supposed of which year. */
export interface Supposition {
  readonly programme: string;
  readonly year: number;
  readonly budget?: string;
  readonly actual?: string;
  readonly key?: string;
  readonly keyVersion?: number;
}

/** Null until a programme, a year and something to suppose are chosen. */
export function suppositionOf({ program, aar, budget, udgift, noegle }: SimulationSearch): Supposition | null {
  if (program === undefined || aar === undefined || (budget ?? udgift ?? noegle) === undefined) return null;
  const slash = noegle?.lastIndexOf('/') ?? -1;
  const key = noegle === undefined ? {} : { key: noegle.slice(0, slash), keyVersion: Number(noegle.slice(slash + 1)) };
  return { programme: program, year: aar, ...given({ budget, actual: udgift }), ...key };
}

export function useSimulation(search: SimulationSearch, supposition: Supposition) {
  const { tekst, sortering, fra } = search;
  return useQuery({
    queryKey: ['simulation', search],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/simulation', {
          signal,
          params: { query: { ...supposition, sort: sortering, limit: PAGE_SIZE, ...given({ search: tekst, cursor: fra }) } },
        }),
      ),
  });
}

export function usePlannedProgrammes() {
  return useQuery({ queryKey: ['programmes'], queryFn: ({ signal }) => answer(api.GET('/api/programmes', { signal })) });
}
