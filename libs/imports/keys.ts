import { findKeyIssues } from '#domain/allocation/key-issues';
import type { LocalDate } from '#domain/calendar/local-date';
import type { AllocationKey, WeightMethod } from '#domain/facts/facts';
import { groupRecords } from '#imports/group-records';
import { recordedOnOf, type ImportContext, type ParsedRows } from '#imports/import-context';
import { unknownCode } from '#imports/known-codes';
import { sourceText } from '#imports/source-text';
import type { ImportIssue } from '#tabular/import-issue';
import { choice } from '#tabular/read-choice';
import { date } from '#tabular/read-date';
import { weight } from '#tabular/read-number';
import { optional, readRecords, required, type TableRecord } from '#tabular/read-records';
import { code, text } from '#tabular/read-text';
import type { Table } from '#tabular/table';

export type AllocationKeyRow = Omit<AllocationKey, 'version'>;

interface NodeValues {
  readonly key: string;
  readonly programme: string;
  readonly validFrom: LocalDate;
  readonly node: string;
  readonly parent: string | null;
  readonly method: WeightMethod | null;
  readonly weight: string | null;
  readonly source: string | null;
  readonly name: string | null;
  readonly recordedOn: LocalDate | null;
}

const SMALL_KEY = 1000;
const DEEPEST_KEY = 20;

type NodeRecord = TableRecord<NodeValues>;

/**
 * Allocation keys, a row a node: `key, programme, valid_from, node, parent, method, weight, source, name, recorded_on`. Rows with the same key and
 * valid_from are one key version; a file may hold several. A leaf's node is the code of a payer that exists on valid_from.
 */
export function parseKeys(table: Table, context: ImportContext): ParsedRows<AllocationKeyRow> {
  const { records, issues } = readRecords<NodeValues>(table, {
    key: required<string>(['key', 'nøgle'], code),
    programme: required<string>(['programme', 'program'], code),
    validFrom: required<LocalDate>(['valid_from', 'gyldig_fra'], date),
    node: required<string>(['node', 'knude'], code),
    parent: optional<string>(['parent', 'over'], code),
    method: optional<WeightMethod>(
      ['method', 'metode'],
      choice({ percent: 'percent', procent: 'percent', weight: 'weight', vægt: 'weight', amount: 'amount', beløb: 'amount' }),
    ),
    weight: optional<string>(['weight', 'vægt'], weight),
    source: optional<string>(['source', 'kilde'], text({ max: 300 })),
    name: optional<string>(['name', 'navn'], text({ max: 100 })),
    recordedOn: optional<LocalDate>(['recorded_on', 'registreret'], date),
  });
  const further = [...issues];
  // A row that could not be read would make its key look incomplete: the cell's own issue is the one to mend first.
  if (issues.length > 0) return { rows: [], issues };
  const groups = groupRecords(records, ({ values }) => JSON.stringify([values.key, values.validFrom, values.recordedOn]));
  const rows = groups.flatMap((group) => keyOf(group, table, context, further));
  return { rows, issues: further };
}

function keyOf(group: readonly NodeRecord[], table: Table, context: ImportContext, issues: ImportIssue[]): AllocationKeyRow[] {
  const [first] = group;
  if (!first) return [];
  const { key, programme, validFrom } = first.values;
  issues.push(
    ...unknownCode(first, 'programme', { thing: 'programme', code: programme, known: context.facts.programmes.map((known) => known.code) }),
  );
  for (const record of group) {
    if (record.values.programme === programme) continue;
    issues.push(
      record.issue('programme', { code: 'programme-mixed', message: `key ${key} belongs to ${programme} in row ${first.row}`, expected: programme }),
    );
  }
  const nodes = group.map(({ row, values }) => ({
    node: values.node,
    parent: values.parent,
    method: values.method,
    weight: values.weight,
    source: sourceText(table, row, values.source),
    ...(values.name === null ? {} : { name: values.name }),
  }));
  const deep = findTooDeep(group);
  const wrong = deep ? [deep] : [...shapeIssues(group, findKeyIssues(nodes)), ...leafIssues(group, context)];
  for (const issue of wrong) issues.push(issue);
  return [{ key, programme, validFrom, recordedOn: recordedOnOf(first, context, issues), nodes }];
}

function shapeIssues(group: readonly NodeRecord[], found: ReturnType<typeof findKeyIssues>): ImportIssue[] {
  const byNode = new Map(groupRecords(group, (record) => record.values.node).map((rows) => [rows[0]?.values.node, rows]));
  return found.flatMap((issue) => {
    const rows = byNode.get(issue.node) ?? [];
    const record = (issue.code === 'node-duplicate' ? rows.at(-1) : rows[0]) ?? group[0];
    const twice = issue.code === 'node-duplicate' ? `: rows ${rows[0]?.row} and ${rows.at(-1)?.row}` : '';
    const column = issue.code.startsWith('weight') ? 'weight' : issue.code.startsWith('parent') ? 'parent' : 'node';
    return record
      ? [record.issue(column, { code: issue.code, message: `${issue.message}${twice}`, expected: 'a key whose nodes fit together' })]
      : [];
  });
}

/** A large file whose chain of parents is longer than any real key's would take time with its square to check for cycles; it is refused instead. */
function findTooDeep(group: readonly NodeRecord[]): ImportIssue | null {
  if (group.length <= SMALL_KEY) return null;
  const parents = new Map(group.map(({ values }) => [values.node, values.parent]));
  const record = group.find(({ values }) => {
    let parent = values.parent;
    for (let level = 0; parent !== null && level < DEEPEST_KEY; level += 1) parent = parents.get(parent) ?? null;
    return parent !== null;
  });
  const expected = `at most ${DEEPEST_KEY} levels, and no node above itself`;
  return record?.issue('parent', { code: 'key-too-deep', message: `the parents of ${record.values.node} lead too far up`, expected }) ?? null;
}

function leafIssues(group: readonly NodeRecord[], context: ImportContext): ImportIssue[] {
  const parents = new Set(group.map((record) => record.values.parent));
  const payers = new Map(context.facts.payers.map((payer) => [payer.code, payer]));
  return group
    .filter((record) => !parents.has(record.values.node))
    .flatMap((record) => {
      const { node, validFrom } = record.values;
      const payer = payers.get(node);
      if (!payer) return unknownCode(record, 'node', { thing: 'payer', code: node, known: payers.keys() });
      if (payer.validFrom <= validFrom && (payer.validUntil === null || validFrom < payer.validUntil)) return [];
      return [
        record.issue('node', {
          code: 'payer-not-valid',
          message: `payer ${node} does not exist on ${validFrom}`,
          expected: `a payer of that day${payer.successor === null ? '' : `, such as ${payer.successor}`}`,
        }),
      ];
    });
}
