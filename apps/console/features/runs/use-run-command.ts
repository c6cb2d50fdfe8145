import { useQueryClient } from '@tanstack/react-query';
import { answer, api } from '#console/api/client';
import { useCommand, type CommandHeaders } from '#console/api/command';
import { placeOf, runKeyOf, type Run } from '#console/features/runs/run-queries';

interface RunInput {
  readonly digest?: string;
  readonly reason?: string;
}

export type RunCommandName = Run['actions'][number]['action'];

/** A decision on a run. Afterwards, also after a refusal, everything shown of the run is asked anew: somebody else may have been quicker. */
export function useRunCommand(run: Run, name: RunCommandName, onDone: () => void) {
  const queries = useQueryClient();
  const path = placeOf(run);
  const askAnew = async () => {
    await Promise.all([queries.invalidateQueries({ queryKey: runKeyOf(path) }), queries.invalidateQueries({ queryKey: ['runs'] })]);
  };
  const command = useCommand(
    (input: RunInput, headers) =>
      send(name, path, input, headers).catch(async (error: unknown) => {
        void askAnew();
        throw error;
      }),
    {
      onDone: async () => {
        await askAnew();
        onDone();
      },
    },
  );
  return command;
}

function send(name: RunCommandName, path: { issuer: string; date: string }, input: RunInput, headers: CommandHeaders) {
  const params = { path, header: { ...headers, 'X-CSRF-Token': '' } };
  switch (name) {
    case 'submit':
      return answer(api.POST('/api/runs/{issuer}/{date}/submit', { params }));
    case 'prepare-again':
      return answer(api.POST('/api/runs/{issuer}/{date}/prepare-again', { params }));
    case 'approve':
      return answer(api.POST('/api/runs/{issuer}/{date}/approve', { params, body: { digest: input.digest ?? '' } }));
    case 'reject':
      return answer(api.POST('/api/runs/{issuer}/{date}/reject', { params, body: { reason: input.reason ?? '' } }));
    case 'cancel':
      return answer(api.POST('/api/runs/{issuer}/{date}/cancel', { params, body: { reason: input.reason ?? '' } }));
  }
}
