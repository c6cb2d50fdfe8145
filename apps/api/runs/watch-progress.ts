import type { MessageEvent } from '@nestjs/common';
import { concatMap, distinctUntilChanged, map, takeWhile, timer, type Observable } from 'rxjs';
import type { RunState } from '#persistence/invoice-run';
import type { RunProgress } from '#persistence/run-overview';

const LOOK_EVERY_MS = 1_000;

/** States that last until a person acts: whoever watches will be told of the next by asking anew. */
const AT_REST: readonly RunState[] = ['completed', 'cancelled'];

/** The progress of a run whenever it has changed; ends when the run has come to its end, or with whoever listens. */
export function watchProgress(look: () => Promise<RunProgress & { readonly state: RunState }>): Observable<MessageEvent> {
  return timer(0, LOOK_EVERY_MS).pipe(
    concatMap(look),
    distinctUntilChanged((a, b) => JSON.stringify(a) === JSON.stringify(b)),
    takeWhile((progress) => !AT_REST.includes(progress.state), true),
    map((progress) => ({ type: 'progress', data: progress })),
  );
}
