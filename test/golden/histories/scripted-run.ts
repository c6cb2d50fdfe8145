import type { InvoiceRunActivities, ProcessState, RunPosition } from '#contracts/invoice-run-process';

/** What a recorded run meets on its way. Everything not named goes as on an ordinary day. */
export interface Script {
  /** The state in which the record has the run when its workflow starts; null: it is not prepared yet. */
  readonly found?: ProcessState | null;
  readonly documents?: number;
  readonly isBillable?: boolean;
  /** How many milliseconds after its workflow first asks the run is due. */
  readonly issueInMs?: number;
  readonly dispatchInMs?: number;
  readonly remindInMs?: readonly number[];
  /** Earlier runs it must wait for, one a question. */
  readonly waitsFor?: readonly string[];
  /** Answers to the first issues; later ones are issued. */
  readonly issues?: readonly 'stale'[];
  /** Mails put off at each try of a dispatch, in order of the tries; none afterwards. */
  readonly deferred?: readonly number[];
  readonly mails?: readonly string[];
  /** The first chunk is not dispatched before the second has begun: a domain is slow there. */
  readonly isFirstChunkSlow?: boolean;
  /** So many dispatches find that mailing is stopped. */
  readonly stops?: number;
}

/** The workflow's steps with a record that is only a state: what a history holds of them is their order and their answers. */
export function scriptedActivities(script: Script): InvoiceRunActivities {
  let begunAt: number | null = null;
  /** Counted from the first time a workflow asks. */
  const instant = (inMs: number) => {
    begunAt ??= Date.now();
    return new Date(begunAt + inMs).toISOString();
  };
  const waitsFor = [...(script.waitsFor ?? [])];
  const issues = [...(script.issues ?? [])];
  const deferred = [...(script.deferred ?? [])];
  const passed = signal();
  let state: ProcessState | null = script.found ?? null;
  const move = (to: ProcessState) => {
    state = to;
    return Promise.resolve(to);
  };
  const position = (): RunPosition | null =>
    state === null ? null : {
      state, documents: script.documents ?? 12, issueAt: instant(script.issueInMs ?? 0), dispatchAt: instant(script.dispatchInMs ?? 0),
      remindAt: (script.remindInMs ?? []).map(instant),
    };
  let stops = script.stops ?? 0;
  const outcome = () => {
    if (stops === 0) return Promise.resolve({ deferred: deferred.shift() ?? 0 });
    stops -= 1;
    return Promise.resolve({ deferred: 12, isStopped: true });
  };
  return {
    findBillingDate: () => Promise.resolve('2024-04-02'),
    checkTurn: () => Promise.resolve({ waitsFor: waitsFor.shift() ?? null }),
    findRunPosition: () => Promise.resolve(position()),
    prepareRun: async () => (script.isBillable === false ? { outcome: 'nothing-billable', state: 'cancelled' } : { outcome: 'prepared', state: await move('draft') }),
    submitRun: () => move('submitted'),
    approveRun: () => move('approved'),
    rejectRun: () => move('rejected'),
    cancelRun: () => move('cancelled'),
    remindThoseWhoMustAct: ({ issuer, billingDate }) => Promise.resolve([`reminder/${issuer}/${billingDate}/officer`]),
    issueRun: async () => {
      if (issues.shift() === 'stale') {
        await move('draft');
        return { outcome: 'stale', mails: [] };
      }
      await move('issued');
      return { outcome: 'issued', mails: script.mails ?? ['anchor/KOMBIT/2024-04-02/auditor'] };
    },
    renderDocuments: () => Promise.resolve(),
    dispatchDocuments: async ({ from }) => {
      if (from > 0) passed.resolve();
      else if (script.isFirstChunkSlow) await passed.promise;
      return await outcome();
    },
    dispatchMail: outcome,
    completeRun: async () => {
      await move('completed');
    },
    releaseNextRun: () => Promise.resolve(),
  };
}

function signal(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}
