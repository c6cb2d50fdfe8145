import { z } from 'zod';
import { ADMINISTRATOR, ISSUER, syntheticFiles } from '#apps/cli/bench/synthetic-programme';
import { runIdOf } from '#contracts/invoice-run-process';
import { localDate } from '#domain/calendar/local-date';
import type { Transaction } from '#persistence/database';
import { listDocumentLines, listIssuedByNumber, listIssuedDocuments, listSettledBy, listSteps } from '#persistence/document-source';
import { ImportFiles } from '#use-cases/import-files';
import { run, TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

const PAYERS = 400;
const DOCUMENTS = 25;
const KEY = run(ISSUER, localDate(2016, 4, 1));
const RUN = runIdOf(KEY);
const SELECTION = { run: RUN, from: 100, until: 100 + DOCUMENTS };

let aconto: TestInstallation;
let documents: Awaited<ReturnType<typeof listIssuedDocuments>>;

beforeAll(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace(), now: '2016-04-01T09:00:00.000Z' });
  await aconto.get(ImportFiles).execute({ files: syntheticFiles({ payers: PAYERS, years: 1 }), person: ADMINISTRATOR });
  await aconto.playToIssue(KEY);
  await forgetStatistics();
  documents = await aconto.database.transaction((transaction) => listIssuedDocuments(transaction, SELECTION));
}, 120_000);

afterAll(async () => {
  await aconto.stop();
});

/** As they are when a run has just been prepared: the server has not looked at its rows yet. */
async function forgetStatistics(): Promise<void> {
  await aconto.asOwner((owner) =>
    owner.query(`select pg_clear_relation_stats('public', relname), pg_clear_attribute_stats('public', relname, attname, false)
      from pg_class join pg_attribute on attrelid = pg_class.oid where relkind = 'r' and relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped`),
  );
}

const PlanNode = z.looseObject({
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().optional(),
  'Rows Removed by Join Filter': z.number().optional(),
  get Plans() {
    return z.array(PlanNode).optional();
  },
});
type PlanNode = z.infer<typeof PlanNode>;
const Explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: PlanNode })]) })]);

/** Rows that the steps of a statement's plan handled, taken together. */
async function rowsHandled(read: (transaction: Transaction) => Promise<unknown>): Promise<number> {
  let handled = 0;
  await aconto.database.transaction((transaction) => {
    const query = async (sql: string, values: unknown[]): Promise<unknown[]> => {
      const [explained] = Explained.parse(await transaction.query(`explain (analyze, format json) ${sql}`, values));
      handled += rowsOf(explained['QUERY PLAN'][0].Plan);
      return [];
    };
    return read(new Proxy(transaction, { get: (_, name) => (name === 'query' ? query : undefined) }));
  });
  return handled;
}

function rowsOf(node: PlanNode): number {
  const each = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0);
  return each * node['Actual Loops'] + (node.Plans ?? []).reduce((sum, inner) => sum + rowsOf(inner), 0);
}

describe('what some documents of a run are printed from', () => {
  const payers = () => documents.map(({ payer }) => payer);
  const numbers = () => documents.map(({ number }) => number);

  it.each<[string, (transaction: Transaction) => Promise<unknown>]>([
    ['the documents', (transaction) => listIssuedDocuments(transaction, SELECTION)],
    ['the documents by number', (transaction) => listIssuedByNumber(transaction, numbers())],
    ['their lines with the shares', (transaction) => listDocumentLines(transaction, SELECTION)],
    ['the steps of their calculation', (transaction) => listSteps(transaction, RUN, payers())],
    ['what was settled before', (transaction) => listSettledBy(transaction, RUN, payers())],
  ])('is looked up for them alone, also while the server knows nothing about a run that is new: %s', async (_what, read) => {
    expect(documents).toHaveLength(DOCUMENTS);
    const handled = await rowsHandled(read);
    expect(handled).toBeGreaterThanOrEqual(DOCUMENTS);
    expect(handled).toBeLessThan(DOCUMENTS * 20);
  });
});
