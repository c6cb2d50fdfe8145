import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCamt } from '#bank-files/testing/make-camt';
import type { Right } from '#use-cases/rights';
import type { TestBrowser } from './test-browser';

/** A route as the API's document has it. */
export interface Operation {
  readonly name: string;
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly right: Right | 'signed-in';
  /** It takes an idempotency key, and changes something. */
  readonly isCommand: boolean;
  readonly isStream: boolean;
  /** It wants to know which version was seen: `tag` of the subject. */
  readonly needsVersion: boolean;
  readonly queries: readonly string[];
  readonly takesBody: boolean;
  readonly takesFiles: boolean;
}

/** What every command of the name takes; values of the subject stand in where they have the same name. */
const BODIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  approveRun: { digest: 'a'.repeat(64) },
  rejectRun: { reason: 'tried' },
  cancelRun: { reason: 'tried' },
  resendDocument: { reason: 'tried' },
  settleMail: { mail: '', state: 'sent', reason: 'tried' },
  stopMailing: { reason: 'tried' },
  startMailing: { reason: 'tried' },
  stopMailingOfRun: { reason: 'tried' },
  startMailingOfRun: { reason: 'tried' },
  proposePayerChange: { reason: 'tried', change: { name: 'Tried' } },
  giveRole: { role: 'auditor', scope: '', validFrom: '2026-01-01', validUntil: null },
  takeRole: { role: 'officer', scope: 'RM', reason: 'tried' },
  draftCredit: { lines: [], reason: 'tried' },
  fileObjection: { text: 'tried' },
  proposeReminders: { issuer: '' },
  setReminderPolicy: { issuer: '', programme: 'ALFA', isOn: true, charges: { fee: true, compensation: false, interest: false }, reason: 'tried' },
  approveReminders: { digest: 'a'.repeat(64) },
  rejectReminders: { reason: 'tried' },
  proposeReversal: { payer: '0101', currency: 'DKK', reason: 'tried' },
  rejectReversal: { reason: 'tried' },
  sendOutVersion: { meeting: 'TBU-2024-1' },
  adviseOnVersion: { meeting: 'TBU-2023-4', text: 'tried' },
  decideVersion: { reference: 'tried', text: 'tried', components: [] },
  chargeVersion: { rule: 'once 2027-02-01', vatBasis: 'excluding', vatCategory: 'S', vatRatePercent: '25.00', vatReason: 'tried' },
  recordRemark: { sector: 'gp', place: { of: 'version' }, kind: 'wish', text: 'tried' },
  answerRemark: { by: 'preparer', text: 'tried' },
  promiseFollowUp: { owner: 'economy', promise: 'tried', dueMeeting: 'TBU-2023-5', sign: { sign: 'by-person' } },
  confirmFollowUp: { note: 'tried' },
  callCommitteeMeeting: {
    code: 'TBU-2027-1',
    number: '1/2027',
    on: '2027-03-12',
    startsAt: '09:00',
    durationMinutes: 120,
    place: 'Teams',
    basisYear: 2028,
  },
  addAgendaCase: { number: '99/23', type: 'decision', title: 'tried' },
  recordCaseOutcome: { case: '11/23', outcome: 'tried' },
  recordAttendance: { sector: 'ministry', role: 'observer', presence: 'present', count: 1 },
  recordPosition: { case: '11/23', sector: 'gp', text: 'tried' },
  moveCommitteeMeeting: { on: '2027-03-12', startsAt: null, durationMinutes: 120, place: 'Teams', reason: 'tried' },
  dropCommitteeMeeting: { reason: 'tried' },
  answerObjection: { outcome: 'rejected', reason: 'tried' },
  confirmPayment: { document: 'KOMBIT-000001', amount: null, reason: 'tried' },
  takePostingBack: { reason: 'tried' },
  setPaymentAside: { reason: 'tried' },
  exportCharges: { currency: 'DKK', untilOn: null },
  acknowledgeCharges: { receipt: 'tried', entries: 1, debit: '1.00' },
  acknowledgeLedger: { receipt: 'tried', entries: 1, debit: '1.00' },
};

const BANK_FILE = Buffer.from(
  makeCamt({
    version: 'camt.053.001.02',
    id: 'tried',
    account: 'DK5000400440116243',
    entries: [{ bankReference: 'B-9', bookedOn: '2024-05-02', transactions: [{ amountOre: 100n, text: 'tried' }] }],
  }),
);

/** A key of each programme, by which one payer bears all. */
const KEY_FILE = Buffer.from(
  ['ALFA', 'BETA'].reduce(
    (text, key) => `${text}\n${['ALL,,,', '0101,ALL,weight,1'].map((node) => `${key},${key},2024-01-01,${node}`).join('\n')}`,
    'key,programme,valid_from,node,parent,method,weight',
  ),
);

/** What is handed in as the body of a request. */
const FILES: Readonly<Record<string, Buffer>> = { importBankFile: BANK_FILE, simulateKeyFile: KEY_FILE, exportKeyFileSimulation: KEY_FILE };

/** A budget of the subject's programme, as a file that is imported. */
function budgetForm({ programme = '' }: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  const rows = ['programme,year,amount,status,source,recorded_on', `${programme},2026,900.00,approved,the budget,2026-05-01`];
  form.append('files', new Blob([rows.join('\n')]), 'budgets.csv');
  form.append('kinds', JSON.stringify(['budgets']));
  form.append('issuer', 'KOMBIT');
  form.append('digest', 'a'.repeat(64));
  return form;
}

/** An agreement about the subject's programme, to be previewed or recorded. */
function agreementBody({ path }: Operation, { programme = '' }: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> | undefined {
  if (!path.startsWith('/api/agreements')) return undefined;
  const vat = { vatBasis: 'excluding', vatCategory: 'S', vatRatePercent: '25.00', vatReason: 'as agreed' };
  const agreed = { fromYear: 2026, agreedBy: 'the parties', agreedOn: '2026-05-01', document: 'an agreement' };
  return { agreement: { programme, ...agreed, ...vat, budgets: [{ year: 2026, amount: '900.00' }] }, digest: 'a'.repeat(64) };
}

const QUERIES: Readonly<Record<string, string>> = {
  on: '2026-05-01',
  from: '2024-01-01',
  until: '2024-12-31',
  format: 'csv',
  content: 'summary',
};

interface Described {
  readonly operationId: string;
  readonly 'x-right': Operation['right'];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, object>> };
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

export function readOperations(): Operation[] {
  const document: { paths: Record<string, Record<string, Described>> } = JSON.parse(
    readFileSync(join(process.cwd(), 'apps', 'api', 'openapi.json'), 'utf8'),
  );
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => read(method, path, described)),
  );
}

/** With another's idempotency key or none, as a command is sent that only asks whether it would be let in. */
export async function ask(
  browser: TestBrowser,
  operation: Operation,
  values: Readonly<Record<string, string>>,
  { isOnlyAsking = false }: { readonly isOnlyAsking?: boolean } = {},
): Promise<Response> {
  const query = new URLSearchParams(
    operation.queries.map((name): [string, string] => [name, values[name] ?? QUERIES[name] ?? missing(operation, `a value of ${name}`)]),
  );
  const address = `${pathOf(operation, values)}?${query.toString()}`;
  if (operation.method === 'get') return await browser.send(address, operation.isStream ? { headers: { Accept: 'text/event-stream' } } : {});
  const file = FILES[operation.name];
  if (file)
    return await browser.postFile(address, { name: values['name'] ?? 'tried.xml', bytes: file }, isOnlyAsking ? { 'Idempotency-Key': '' } : {});
  const headers: Record<string, string> = {
    ...(isOnlyAsking && operation.isCommand ? { 'Idempotency-Key': '' } : {}),
    ...(operation.needsVersion ? { 'If-Match': `"${values['tag'] ?? missing(operation, 'a version')}"` } : {}),
  };
  if (operation.takesFiles) return await browser.postForm(address, budgetForm(values), headers);
  const body = operation.takesBody ? (BODIES[operation.name] ?? agreementBody(operation, values) ?? missing(operation, 'a body')) : {};
  const own = Object.fromEntries(Object.entries(values).filter(([name]) => name in body));
  return await browser.post(address, { ...body, ...own }, headers);
}

/** What it said; of a stream, as much as comes with its first event. */
export async function textOf({ isStream }: Operation, response: Response): Promise<string> {
  if (!isStream || response.body === null) return await response.text();
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.includes('event:')) break;
  }
  await reader.cancel();
  return text;
}

export function pathOf({ path }: Operation, values: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

function read(method: string, path: string, described: Described): Operation {
  const required = (place: string) => (described.parameters ?? []).filter((each) => each.in === place && each.required).map(({ name }) => name);
  return {
    name: described.operationId,
    method: method === 'get' ? 'get' : 'post',
    path,
    right: described['x-right'],
    isCommand: required('header').includes('Idempotency-Key'),
    needsVersion: required('header').includes('If-Match'),
    isStream: described.responses['200']?.content === undefined,
    queries: required('query'),
    takesBody: described.requestBody !== undefined,
    takesFiles: described.requestBody?.content?.['multipart/form-data'] !== undefined,
  };
}

function missing({ name }: Operation, what: string): never {
  throw new Error(`${name} is new: say in api-operations.ts what ${what} it can be tried with`);
}
