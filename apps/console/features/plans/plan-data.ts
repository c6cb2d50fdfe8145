import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '#console/api/client';
import type { components } from '#console/api/generated/schema';
import { given } from '#console/api/given';
import type { FilesSearch } from '#console/features/plans/plans-route';

export type Programme = components['schemas']['Programme'];
export type AllocationKey = components['schemas']['AllocationKey'];
export type KeyNode = AllocationKey['nodes'][number];
export type CalendarEntry = components['schemas']['Calendar']['items'][number];
export type ImportedFile = components['schemas']['ImportedFile'];
export type SourceFile = Programme['budgets'][number]['file'];

export function useProgrammes() {
  return useQuery({ queryKey: ['programmes'], queryFn: ({ signal }) => answer(api.GET('/api/programmes', { signal })) });
}

export function useProgramme(code: string) {
  return useQuery({
    queryKey: ['programmes', code],
    queryFn: ({ signal }) => answer(api.GET('/api/programmes/{code}', { signal, params: { path: { code } } })),
  });
}

export function useKey(key: string, version: number) {
  return useQuery({
    queryKey: ['keys', key, version],
    queryFn: ({ signal }) => answer(api.GET('/api/keys/{key}/{version}', { signal, params: { path: { key, version } } })),
  });
}

export function useImportedFiles(search: FilesSearch) {
  const { tekst, art, sortering, fra } = search;
  return useQuery({
    queryKey: ['imported-files', search],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/imported-files', {
          signal,
          params: { query: { sort: sortering, limit: FILES_PAGE_SIZE, ...given({ search: tekst, kind: art, cursor: fra }) } },
        }),
      ),
  });
}

export const FILES_PAGE_SIZE = 50;

export function useCalendar() {
  return useQuery({ queryKey: ['calendar'], queryFn: ({ signal }) => answer(api.GET('/api/calendar', { signal })) });
}
export type BudgetStatus = Programme['budgets'][number]['status'];
