/** What is known of a mail that was handed over and not answered for. Instants are ISO in UTC. */
export interface Evidence {
  readonly state: 'handed-over' | 'unknown';
  readonly stateAt: string;
  /** When the journal mailbox got its copy of the same transaction; null: it has none. */
  readonly storedAt: string | null;
  /** When the newest question that the journal holds was sent to it: so long it can be told to have been silent. Null: none is there. */
  readonly spokeAt: string | null;
  /** How long after the hand-over the journal's silence proves that nothing was accepted, in milliseconds; null: it never does. */
  readonly silenceProvesAfterMs: number | null;
}

export type Verdict =
  | { readonly state: 'sent' | 'queued' | 'unknown'; readonly detail: string }
  /** The journal may yet speak. */
  | 'wait'
  | 'stands';

/**
 * A mail in the journal was accepted; one that is missing there, while the journal holds what was sent later by more than any server may take, was not,
 * and may be handed over again. Until then it waits, and where silence proves nothing it is unknown: a person decides.
 */
export function weighEvidence({ state, stateAt, storedAt, spokeAt, silenceProvesAfterMs }: Evidence): Verdict {
  if (storedAt !== null) return { state: 'sent', detail: `journal: stored ${storedAt}` };
  if (silenceProvesAfterMs === null)
    return state === 'unknown' ? 'stands' : { state: 'unknown', detail: 'handed over, no answer, and not in the journal' };
  const silentMs = spokeAt === null ? 0 : Date.parse(spokeAt) - Date.parse(stateAt);
  if (silentMs < silenceProvesAfterMs) return 'wait';
  return {
    state: 'queued',
    detail: `not in the journal ${Math.floor(silentMs / 1_000)} s after it was handed over, and what was sent then is: it was not accepted`,
  };
}
