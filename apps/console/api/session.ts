import { useMutation, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answer, api } from '#console/api/client';
import type { components } from '#console/api/generated/schema';
import { isStatus } from '#console/api/problem';
import { queryClient, SESSION_KEY } from '#console/api/query-client';

/** Who is signed in, as what, and for how long. */
export type Session = components['schemas']['Session'];
export type Role = Session['roles'][number]['role'];

/** Who is signed in; `null` when nobody is. Asked again every ten seconds while the API gives no answer. */
export function useSession(): UseQueryResult<Session | null> {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) => readSession(signal),
    staleTime: Infinity,
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) => (state.status === 'error' ? 10_000 : false),
  });
}

/** Pushes the end of the session out. */
export function useExtendSession() {
  return useMutation({
    mutationFn: () => answer(api.POST('/api/session/extend')),
    onSuccess: (session) => queryClient.setQueryData(SESSION_KEY, session),
  });
}

export function hasRole(session: Session | null | undefined, roles: readonly Role[]): boolean {
  return session?.roles.some(({ role }) => roles.includes(role)) ?? false;
}

/** Whether one of these roles is held at this issuer or organisation. */
export function hasRoleAt(session: Session | null | undefined, roles: readonly Role[], scope: string): boolean {
  return session?.roles.some((held) => roles.includes(held.role) && held.scope === scope) ?? false;
}

async function readSession(signal: AbortSignal): Promise<Session | null> {
  try {
    return await answer(api.GET('/api/session', { signal }));
  } catch (error) {
    if (isStatus(error, 401)) return null;
    throw error;
  }
}
