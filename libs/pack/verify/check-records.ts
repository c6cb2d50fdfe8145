import { z } from 'zod';
import { factRows } from '#domain/audit/fact-rows';
import { RECORD_EVENTS } from '#domain/audit/run-events';
import { hashRows } from '#domain/audit/run-rows-hash';
import { AUDIT_PATH } from '#pack/manifest';
import type { PayerRow } from '#pack/pack-content';
import { PACK_TABLES } from '#pack/pack-tables';
import { makeCheck } from '#pack/verify/check';
import type { ReadPack } from '#pack/verify/read-pack';
import { factsOf, groupBy } from '#pack/verify/recompute-runs';
import type { Event } from '#pack/verify/run-history';
import type { CheckResult } from '#pack/verify/verify-report';

const ImportSchema = z.object({ facts: z.array(z.string()), factsHash: z.string() });
const DETAILS = ['name', 'cvr', 'ean', 'street', 'postcode', 'city', 'email', 'language'] as const;
/** What details hold since e-invoices are made; a change from before says nothing of them. */
const LATER_DETAILS = [
  'country',
  'eInvoiceProfile',
  'endpointScheme',
  'endpointId',
  'orderReference',
  'personReference',
  'accountingString',
] as const satisfies readonly (keyof PayerRow)[];
const laterDetail = z.string().nullable().optional();
const ChangeSchema = z.object({
  details: z.object({
    name: z.string(),
    cvr: z.string(),
    ean: z.string().nullable(),
    street: z.string().nullable(),
    postcode: z.string().nullable(),
    city: z.string().nullable(),
    email: z.string().nullable(),
    language: z.string(),
    country: laterDetail,
    eInvoiceProfile: laterDetail,
    endpointScheme: laterDetail,
    endpointId: laterDetail,
    orderReference: laterDetail,
    personReference: laterDetail,
    accountingString: laterDetail,
  }),
});

/** What brings facts: a file, or a decided cost basis. */
const BRINGING: readonly string[] = [RECORD_EVENTS.fileImported, RECORD_EVENTS.chargesCreated];

/** Every fact was brought by exactly one import, as it stands; so one that no run has known yet is bound to the chain as well. */
export function checkFacts(pack: ReadPack): CheckResult {
  return makeCheck('every fact is one that was imported', (log) => {
    const rows = groupBy(factRows(factsOf(pack)), ({ id }) => id);
    const brought = new Set<string>();
    for (const event of pack.events.filter(({ row }) => BRINGING.includes(row.type))) {
      log.count();
      const imported = ImportSchema.safeParse(event.row.data);
      const fail = (column: string, found: string, expected: string) => log.fail({ file: AUDIT_PATH, line: event.line, column, found, expected });
      if (!imported.success) {
        fail('data', 'no facts and no hash', 'facts, and factsHash');
        continue;
      }
      const { facts, factsHash } = imported.data;
      for (const id of facts) {
        if (brought.has(id) || !rows.has(id))
          fail('data.facts', id, brought.has(id) ? 'a fact that was not imported before' : 'a fact of the inputs');
        brought.add(id);
      }
      const expected = hashRows(facts.flatMap((id) => rows.get(id) ?? []).map(({ row }) => row));
      if (factsHash !== expected) fail('data.factsHash', factsHash, `${expected}, as the inputs give`);
    }
    for (const id of rows.keys())
      if (!brought.has(id)) log.fail({ file: fileOf(id), found: id, expected: `an event ${BRINGING.join(' or ')} that brought it` });
  });
}

/** A payer's details are those of its newest change. Details that nobody has changed are as they were imported. */
export function checkPayers(pack: ReadPack): CheckResult {
  return makeCheck('payers are as they were last changed', (log) => {
    const changes = new Map<string, Event>();
    for (const event of pack.events) if (event.row.type === RECORD_EVENTS.payerChanged) changes.set(event.row.subject, event);
    for (const { row, line } of pack.payers) {
      log.count();
      const event = changes.get(row.code);
      changes.delete(row.code);
      if (!event) continue;
      const change = ChangeSchema.safeParse(event.row.data);
      if (!change.success) {
        log.fail({ file: AUDIT_PATH, line: event.line, column: 'data.details', found: 'no details', expected: 'the details that were approved' });
        continue;
      }
      for (const field of [...DETAILS, ...LATER_DETAILS]) {
        const detail = change.data.details[field];
        if (detail === undefined) continue;
        const [found, expected] = [row[field] ?? '', detail ?? ''];
        if (found !== expected)
          log.fail({ file: PACK_TABLES.payers.path, line, column: field, found, expected: `${expected}, as event ${event.row.seq} says` });
      }
    }
    for (const event of changes.values()) {
      log.fail({
        file: AUDIT_PATH,
        line: event.line,
        column: 'subject',
        found: event.row.subject,
        expected: `a payer of ${PACK_TABLES.payers.path}`,
      });
    }
  });
}

function fileOf(id: string): string {
  const tables: [string, { readonly path: string }][] = [
    ['programme', PACK_TABLES.programmes],
    ['budget', PACK_TABLES.budgets],
    ['actual-cost', PACK_TABLES.actualCosts],
    ['agreement', PACK_TABLES.agreements],
    ['arrangement', PACK_TABLES.arrangements],
    ['key', PACK_TABLES.keys],
  ];
  return tables.find(([kind]) => id.startsWith(`["${kind}"`))?.[1].path ?? '';
}
