import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isStatus, isWorthRetrying } from '#console/api/problem';

export const SESSION_KEY = ['session'] as const;

const MOST_RETRIES = 2;

/** Whatever the API answers, an ended session is one thing: the session becomes `null`, and the shell shows the way to sign in. */
function noteEndedSession(error: unknown): void {
  if (isStatus(error, 401)) queryClient.setQueryData(SESSION_KEY, null);
}

/** The one store of what the API said. What the API refused is not asked again; what got no answer is, twice. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteEndedSession }),
  mutationCache: new MutationCache({ onError: noteEndedSession }),
  defaultOptions: {
    queries: {
      retry: (count, error) => count < MOST_RETRIES && isWorthRetrying(error),
      staleTime: 10_000,
      networkMode: 'always',
      // A result is handed on to parts that are drawn later, as when the session is known: what they will read cannot be told from what was read so far.
      notifyOnChangeProps: 'all',
    },
    // A command carries its idempotency key, so sending it again cannot do it twice.
    mutations: { retry: (count, error) => count < MOST_RETRIES && isWorthRetrying(error), networkMode: 'always' },
  },
});
