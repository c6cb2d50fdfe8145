import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '#console/api/client';
import type { components, paths } from '#console/api/generated/schema';

export type Run = components['schemas']['Run'];
export type RunItem = components['schemas']['RunItem'];
export type RunPayer = components['schemas']['RunPayer'];

/** Which run: as its page's address names it. */
export interface RunKey {
  readonly issuer: string;
  readonly date: string;
}

type QueryOf<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Query } } } ? NonNullable<Query> : never;

/** Where a run's page and routes are: a credit note made by hand has its name behind the day. */
export function placeOf({ id, issuer }: Pick<RunItem, 'id' | 'issuer'>): RunKey {
  return { issuer, date: id.slice(issuer.length + 1) };
}

/** Everything asked about a run begins so: one invalidation reaches all of it. */
export const runKeyOf = ({ issuer, date }: RunKey) => ['run', issuer, date] as const;

export function useRuns(query: QueryOf<'/api/runs'>) {
  return useQuery({
    queryKey: ['runs', query],
    queryFn: ({ signal }) => answer(api.GET('/api/runs', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useRun(key: RunKey) {
  return useQuery({
    queryKey: [...runKeyOf(key), 'sheet'],
    queryFn: ({ signal }) => answer(api.GET('/api/runs/{issuer}/{date}', { params: { path: key }, signal })),
  });
}

export function useRunEffects(key: RunKey) {
  return useQuery({
    queryKey: [...runKeyOf(key), 'effects'],
    queryFn: ({ signal }) => answer(api.GET('/api/runs/{issuer}/{date}/effects', { params: { path: key }, signal })),
  });
}

export function useRunPayers(key: RunKey, query: QueryOf<'/api/runs/{issuer}/{date}/payers'>) {
  return useQuery({
    queryKey: [...runKeyOf(key), 'payers', query],
    queryFn: ({ signal }) => answer(api.GET('/api/runs/{issuer}/{date}/payers', { params: { path: key, query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useRunDocuments(key: RunKey, query: QueryOf<'/api/documents'>) {
  const asked = { ...query, run: `${key.issuer}/${key.date}` };
  return useQuery({
    queryKey: [...runKeyOf(key), 'documents', query],
    queryFn: ({ signal }) => answer(api.GET('/api/documents', { params: { query: asked }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useRunFailures(key: RunKey, query: QueryOf<'/api/runs/{issuer}/{date}/failures'>) {
  return useQuery({
    queryKey: [...runKeyOf(key), 'failures', query],
    queryFn: ({ signal }) => answer(api.GET('/api/runs/{issuer}/{date}/failures', { params: { path: key, query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useRunReconciliation(key: RunKey) {
  return useQuery({
    queryKey: [...runKeyOf(key), 'reconciliation'],
    queryFn: ({ signal }) => answer(api.GET('/api/runs/{issuer}/{date}/reconciliation', { params: { path: key }, signal })),
  });
}
