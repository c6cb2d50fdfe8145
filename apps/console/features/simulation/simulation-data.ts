import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '#console/api/client';
import type { components } from '#console/api/generated/schema';
import { given } from '#console/api/given';
import { asFileForm } from '#console/api/send-file';
import { KEY_FILE, type SimulationSearch } from '#console/features/simulation/simulation-route';

export type Programme = components['schemas']['Programme'];
export type Simulation = components['schemas']['Simulation'];
type ImportIssue = components['schemas']['ImportIssue'];
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
  /** The key is that of a file, which the address does not hold. */
  readonly isKeyFile: boolean;
}

/** Null until a programme, a year and something to suppose are chosen. */
export function suppositionOf({ program, aar, budget, udgift, noegle }: SimulationSearch): Supposition | null {
  if (program === undefined || aar === undefined || (budget ?? udgift ?? noegle) === undefined) return null;
  const isKeyFile = noegle === KEY_FILE;
  const slash = noegle?.lastIndexOf('/') ?? -1;
  const key = noegle === undefined || isKeyFile ? {} : { key: noegle.slice(0, slash), keyVersion: Number(noegle.slice(slash + 1)) };
  return { programme: program, year: aar, ...given({ budget, actual: udgift }), ...key, isKeyFile };
}

/** A key file with errors: there is nothing to simulate. */
export class KeyFileRefused extends Error {
  constructor(readonly issues: readonly ImportIssue[]) {
    super('the key file has errors');
  }
}

export function useSimulation(search: SimulationSearch, supposition: Supposition, keyFile: File | null) {
  const { tekst, sortering, fra } = search;
  const { isKeyFile, ...supposed } = supposition;
  const query = { ...supposed, sort: sortering, limit: PAGE_SIZE, ...given({ search: tekst, cursor: fra }) };
  return useQuery({
    queryKey: ['simulation', search, keyFile?.name, keyFile?.size, keyFile?.lastModified],
    placeholderData: keepPreviousData,
    enabled: !isKeyFile || keyFile !== null,
    queryFn: async ({ signal }) => {
      if (keyFile === null) return await answer(api.GET('/api/simulation', { signal, params: { query } }));
      const { issues, simulation } = await answer(api.POST('/api/simulation/key-file', { signal, params: { query }, ...asFileForm(keyFile) }));
      if (simulation === null) throw new KeyFileRefused(issues);
      return simulation;
    },
  });
}

export function usePlannedProgrammes() {
  return useQuery({ queryKey: ['programmes'], queryFn: ({ signal }) => answer(api.GET('/api/programmes', { signal })) });
}
