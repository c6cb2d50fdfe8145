import { useMutation } from '@tanstack/react-query';
import { answer, api } from '#console/api/client';
import { queryClient, SESSION_KEY } from '#console/api/query-client';

/** Ends the session here and at the identity provider, where that has a page for it. Nothing the person saw stays in memory. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => answer(api.POST('/api/sign-out')),
    onSuccess: (ended) => {
      queryClient.clear();
      queryClient.setQueryData(SESSION_KEY, null);
      if (ended.redirectTo) window.location.assign(ended.redirectTo);
    },
  });
}
