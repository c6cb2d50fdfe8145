import type { Transaction } from '#persistence/database';
import { containing } from '#persistence/document-list';
import { pageSql, toPage, type Page, type PageOrder, type PageRequest } from '#persistence/page-sql';

export interface ImportedFileFilter {
  /** In the file's name. */
  readonly search?: string | undefined;
  readonly kind?: string | undefined;
}

export type ImportedFileSort = 'at' | 'name' | 'kind';

export interface ListedFile {
  readonly sha256: string;
  readonly kind: string;
  readonly name: string;
  readonly bytes: number;
  /** Instant in UTC. */
  readonly importedAt: string;
  readonly importedBy: string;
}

const TIE = `f.sha256 || ' ' || f.kind`;
const ORDERS: Readonly<Record<ImportedFileSort, PageOrder>> = {
  at: { expression: 'f.imported_at', type: 'timestamptz', tie: TIE },
  name: { expression: 'f.name', type: 'text', tie: TIE },
  kind: { expression: 'f.kind', type: 'text', tie: TIE },
};

const MATCHES = `($1::text is null or f.name ilike $1) and ($2::text is null or f.kind = $2)`;

/** Files that were imported, a page at a time; only those for the eyes of whoever asks. */
export async function listImportedFiles(
  transaction: Transaction,
  filter: ImportedFileFilter,
  page: PageRequest<ImportedFileSort>,
): Promise<Page<ListedFile>> {
  const given = [filter.search === undefined ? null : containing(filter.search), filter.kind ?? null];
  const order = ORDERS[page.sort];
  const { where, orderBy, values } = pageSql(order, page, 4);
  const rows: (ListedFile & { sortValue: string | null; tie: string })[] = await transaction.query(
    `select f.sha256, f.kind, f.name, octet_length(f.bytes) as bytes, to_char(f.imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "importedAt",
       coalesce(p.label, f.imported_by) as "importedBy", (${order.expression})::text as "sortValue", ${order.tie} as tie
     from imported_file f left join person p on p.id = f.imported_by where ${MATCHES} and ${where} order by ${orderBy} limit $3::int + 1`,
    [...given, page.limit, ...values],
  );
  const [counted]: { total: number }[] = await transaction.query(`select count(*)::int as total from imported_file f where ${MATCHES}`, given);
  return toPage(rows, { limit: page.limit, total: counted?.total ?? 0 });
}
