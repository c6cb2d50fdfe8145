import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { placeOf, runKeyOf, type Run } from '#console/features/runs/run-queries';
import { RUN_STATES } from '#console/features/runs/runs-search';

const PROGRESS = z.object({
  state: z.enum(RUN_STATES),
  prepared: z.number(),
  issued: z.number(),
  rendered: z.number(),
  sent: z.number(),
  failed: z.number(),
});
export type Progress = z.output<typeof PROGRESS>;

const AT_REST: readonly Progress['state'][] = ['completed', 'cancelled'];

/** How far a run has come, told by the server as it happens; the page is asked anew when the state has become another, whoever changed it. */
export function useRunProgress(run: Run, isPaused: boolean): Progress {
  const queries = useQueryClient();
  const [told, setTold] = useState<Progress | null>(null);
  const { issuer, date } = placeOf(run);
  const { state } = run;
  const isAtRest = AT_REST.includes(state);

  useEffect(() => {
    if (isPaused || isAtRest) return undefined;
    const source = new EventSource(`/api/runs/${encodeURIComponent(issuer)}/${encodeURIComponent(date)}/events`);
    source.addEventListener('progress', (event: MessageEvent<string>) => {
      const progress = PROGRESS.parse(JSON.parse(event.data));
      setTold(progress);
      if (AT_REST.includes(progress.state)) source.close();
      if (progress.state !== state) void queries.invalidateQueries({ queryKey: runKeyOf({ issuer, date }) });
    });
    return () => source.close();
  }, [queries, issuer, date, state, isPaused, isAtRest]);

  return told === null || isAtRest ? { state, ...run.progress } : told;
}
