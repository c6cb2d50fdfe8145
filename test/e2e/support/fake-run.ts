const DIGEST = 'a1b2c3d4'.repeat(8);
const EFFECTS = ['budget', 'key', 'programme', 'extra-year', 'blocked', 'correction', 'carried-forward', 'rounding'] as const;
const steps = (blocked: string, correction: string) =>
  EFFECTS.map((effect) => ({ effect, change: { blocked, correction }[effect as string] ?? '0.00' }));

/** What the API answers about one run that waits for its approver, for tests that need the page and not the procedure. */
export function fakeRun(state = 'submitted') {
  const isOpen = state === 'submitted';
  const item = {
    id: 'KOMBIT/2025-04-01',
    issuer: 'KOMBIT',
    issuerName: 'KOMBIT A/S',
    corrects: null,
    correctionReason: null,
    businessDate: '2025-04-01',
    openedOn: '2025-03-18',
    played: false,
    state,
    revision: 1,
    payers: 98,
    documents: 98,
    creditNotes: 98,
    internalPostings: 0,
    currency: 'DKK',
    total: '-271154.54',
    internalTotal: '0.00',
    mails: { sent: 0, underWay: 0, needAction: 1 },
    blocked: 1,
  };
  const round = { programme: 'FUT', serviceYear: 2024, branch: 'KL', sequence: 2, kind: 'true-up', basis: 'actual', basisVersion: 1 };
  const unavailable = (action: string, because: string) => ({ action, unavailableBecause: because });
  const approver = (action: string) => ({ action, unavailableBecause: isOpen ? null : 'run-in-other-state' });
  const run = {
    ...item,
    digest: DIGEST,
    rulesVersion: '3',
    submittedBy: 'officer-kombit',
    approvedBy: null,
    mailingStops: [],
    issuedOn: null,
    rounds: [{ ...round, key: 'FUT', keyVersion: 2, yearAmount: '51200000.00', billed: '-216923.63', carriedForward: '0.00' }],
    blockedRounds: [{ programme: 'FUT', serviceYear: 2025, branch: 'KL', kind: 'on-account', reason: 'budget-preliminary-estimate' }],
    timeline: [{ decision: 'prepared', revision: 1, person: null, personLabel: null, at: '2025-03-18T05:00:00.000Z', reason: null }],
    progress: { prepared: 98, issued: 0, rendered: 0, sent: 0, failed: 0 },
    actions: [
      unavailable('submit', 'role-missing'),
      approver('approve'),
      approver('reject'),
      approver('cancel'),
      unavailable('prepare-again', 'role-missing'),
    ],
  };
  const payer = { lastYear: '250000.50', net: '-2512.25', change: '-252512.75', changeBasisPoints: -10_100, steps: steps('-250000.50', '-2512.25') };
  const page = { nextCursor: null, total: 1 };
  const failure = {
    payer: '0101',
    payerName: 'Københavns Kommune',
    address: 'f@kk.example',
    state: 'refused',
    attempt: 2,
    detail: '550 mailbox unknown',
  };
  const answers: Record<string, unknown> = {
    '/api/runs': {
      ...page,
      items: [item],
      counts: { [state]: 1, completed: 7 },
      issuers: [{ code: 'KOMBIT', name: 'KOMBIT A/S' }],
      years: [2025, 2024],
    },
    '/api/runs/KOMBIT/2025-04-01': run,
    '/api/runs/KOMBIT/2025-04-01/effects': {
      payers: 98,
      currency: 'DKK',
      lastYear: '19576199.52',
      net: '-216923.63',
      steps: steps('-19416937.88', '-376185.27'),
      standsOut: { 'new-payer': 0, 'no-longer-billed': 0, 'sign-changed': 3, 'far-from-the-others': 0 },
    },
    '/api/runs/KOMBIT/2025-04-01/payers': {
      ...page,
      currency: 'DKK',
      items: [{ ...payer, payer: '0101', name: 'Københavns Kommune', standsOut: 'sign-changed' }],
    },
    '/api/runs/KOMBIT/2025-04-01/failures': { ...page, items: [{ ...failure, number: 'KOMBIT-000093', stateAt: '2025-03-18T05:00:00.000Z' }] },
  };
  return { digest: DIGEST, answers };
}
