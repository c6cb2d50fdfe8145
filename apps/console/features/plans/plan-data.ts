import { useQuery } from '@tanstack/react-query';
import { answer, api } from '#console/api/client';
import type { components } from '#console/api/generated/schema';

export type Programme = components['schemas']['Programme'];
export type AllocationKey = components['schemas']['AllocationKey'];
export type KeyNode = AllocationKey['nodes'][number];
export type CalendarEntry = components['schemas']['Calendar']['items'][number];
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

export function useCalendar() {
  return useQuery({ queryKey: ['calendar'], queryFn: ({ signal }) => answer(api.GET('/api/calendar', { signal })) });
}
export type BudgetStatus = Programme['budgets'][number]['status'];
