import { useQuery } from '@tanstack/react-query';
import { answer, api } from '#console/api/client';
import type { components } from '#console/api/generated/schema';

export type Operations = components['schemas']['Operations'];
export type StuckMail = components['schemas']['StuckMail'];
export type PersonSheet = components['schemas']['PersonSheet'];
export type GivenRole = components['schemas']['GivenRole'];
export type Role = GivenRole['role'];

/** What every page of operations begins with: how the parts are, and which of them this installation has. */
export function useOperations() {
  return useQuery({ queryKey: ['operations'], queryFn: ({ signal }) => answer(api.GET('/api/operations', { signal })) });
}
