import { createHash } from 'node:crypto';
import type { LocalDate } from '#domain/calendar/local-date';
import type { VersionState } from '#domain/committee/version-state';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { versionJson } from '#domain/cost-basis/version-json';
import { parseVersionContent } from '#persistence/cost-basis-content';
import type { Transaction } from '#persistence/database';

/** A version as it is kept: its content, where it stands, and the round it was sent out in. */
export interface KeptVersion {
  readonly basis: string;
  readonly number: number;
  readonly state: VersionState;
  readonly digest: string;
  readonly madeBy: string;
  /** Null while it is a draft. */
  readonly sentOutOn: LocalDate | null;
  readonly meeting: string | null;
  readonly remarksUntil: LocalDate | null;
  readonly content: CostBasisVersion;
}

export interface VersionKey {
  readonly basis: string;
  readonly number: number;
}

export interface VersionMove {
  readonly number: number;
  readonly state: VersionState;
  readonly on: LocalDate;
  readonly person: string | null;
}

const COLUMNS = `basis, number, state, digest, made_by as "madeBy", sent_out_on as "sentOutOn", meeting, remarks_until as "remarksUntil", content`;
type VersionRow = Omit<KeptVersion, 'content'> & { readonly content: string };

export async function findCostBasis(transaction: Transaction, code: string): Promise<{ code: string; year: number; issuer: string } | null> {
  const [row]: { code: string; year: number; issuer: string }[] = await transaction.query(
    `select code, year, issuer from cost_basis where code = $1`,
    [code],
  );
  return row ?? null;
}

export async function listCostBases(transaction: Transaction): Promise<{ code: string; year: number; issuer: string }[]> {
  return await transaction.query(`select code, year, issuer from cost_basis order by year, code`);
}

export async function addCostBasis(
  transaction: Transaction,
  basis: { readonly code: string; readonly year: number; readonly issuer: string; readonly person: string; readonly at: string },
): Promise<void> {
  await transaction.query(`insert into cost_basis (code, year, issuer, created_by, created_at) values ($1, $2, $3, $4, $5)`, [
    basis.code,
    basis.year,
    basis.issuer,
    basis.person,
    basis.at,
  ]);
}

/** Every version of a basis, oldest first. */
export async function listVersions(transaction: Transaction, basis: string): Promise<KeptVersion[]> {
  const rows: VersionRow[] = await transaction.query(`select ${COLUMNS} from cost_basis_version where basis = $1 order by number`, [basis]);
  return rows.map(kept);
}

export async function findVersion(transaction: Transaction, { basis, number }: VersionKey): Promise<KeptVersion | null> {
  const [row]: VersionRow[] = await transaction.query(`select ${COLUMNS} from cost_basis_version where basis = $1 and number = $2`, [basis, number]);
  return row ? kept(row) : null;
}

/** A version that is no draft, with the round it was sent out in. */
export interface SentOutVersion {
  readonly number: number;
  readonly state: Exclude<VersionState, 'draft'>;
  readonly sentOutOn: LocalDate;
  readonly remarksUntil: LocalDate;
  readonly meeting: string;
}

/** The version that was sent out last, whatever became of it; null while none was. */
export async function findLastSentOut(transaction: Transaction, basis: string): Promise<SentOutVersion | null> {
  const [row]: SentOutVersion[] = await transaction.query(
    `select number, state, sent_out_on as "sentOutOn", remarks_until as "remarksUntil", meeting from cost_basis_version where basis = $1 and state <> 'draft' order by number desc limit 1`,
    [basis],
  );
  return row ?? null;
}

/** Number of the draft of a basis' next version; null when there is none. */
export async function findDraft(transaction: Transaction, basis: string): Promise<number | null> {
  const [row]: { number: number }[] = await transaction.query(`select number from cost_basis_version where basis = $1 and state = 'draft'`, [basis]);
  return row?.number ?? null;
}

/** Bases of which a version is on its way from the committee to the charges. */
export async function listBasesUnderWay(transaction: Transaction): Promise<string[]> {
  const rows: { basis: string }[] = await transaction.query(
    `select distinct basis from cost_basis_version where state not in ('draft', 'superseded', 'charged') order by basis`,
  );
  return rows.map(({ basis }) => basis);
}

/** Holds a version until the transaction ends, so that two decisions on it come one after the other. */
export async function lockVersion(transaction: Transaction, { basis, number }: VersionKey): Promise<KeptVersion | null> {
  const [row]: VersionRow[] = await transaction.query(
    `select ${COLUMNS} from cost_basis_version where basis = $1 and number = $2 for no key update`,
    [basis, number],
  );
  return row ? kept(row) : null;
}

/** Writes the draft: the next version, or the content of the draft there is. */
/** Drafts of a cost basis are made one after the other. */
export async function lockDrafts(transaction: Transaction, basis: string): Promise<void> {
  await transaction.query(`select pg_advisory_xact_lock(hashtext('aconto cost basis draft'), hashtext($1))`, [basis]);
}

export async function writeDraft(
  transaction: Transaction,
  draft: { readonly version: CostBasisVersion; readonly isNew: boolean; readonly person: string; readonly at: string },
): Promise<string> {
  const { version, person, at } = draft;
  const content = versionJson(version);
  const digest = createHash('sha256').update(content, 'utf8').digest('hex');
  const values = [version.basis, version.number, content, digest, person, at];
  await transaction.query(
    draft.isNew
      ? `insert into cost_basis_version (basis, number, state, content, digest, made_by, made_at) values ($1, $2, 'draft', $3, $4, $5, $6)`
      : `update cost_basis_version set content = $3, digest = $4, made_by = $5, made_at = $6 where basis = $1 and number = $2`,
    values,
  );
  return digest;
}

/** Moves a version on and keeps the move; the database refuses what does not follow. */
export async function moveVersion(
  transaction: Transaction,
  key: VersionKey,
  move: {
    readonly state: VersionState;
    readonly on: LocalDate;
    readonly at: string;
    readonly person: string | null;
    readonly sentOut?: { readonly meeting: string; readonly remarksUntil: LocalDate };
  },
): Promise<void> {
  const { state, on, at, person, sentOut } = move;
  if (sentOut) {
    await transaction.query(
      `update cost_basis_version set state = $3, sent_out_by = $4, sent_out_on = $5, sent_out_at = $6, meeting = $7, remarks_until = $8 where basis = $1 and number = $2`,
      [key.basis, key.number, state, person, on, at, sentOut.meeting, sentOut.remarksUntil],
    );
  } else {
    await transaction.query(`update cost_basis_version set state = $3 where basis = $1 and number = $2`, [key.basis, key.number, state]);
  }
  await transaction.query(`insert into cost_basis_move (basis, number, state, on_day, at, person) values ($1, $2, $3, $4, $5, $6)`, [
    key.basis,
    key.number,
    state,
    on,
    at,
    person,
  ]);
}

export async function listMoves(transaction: Transaction, basis: string): Promise<VersionMove[]> {
  return await transaction.query(`select number, state, on_day as "on", person from cost_basis_move where basis = $1 order by id`, [basis]);
}

export interface KeptCharge {
  readonly programme: string;
  readonly service: string;
  readonly part: 'gp' | 'others';
  readonly amountOre: bigint;
}

export async function addCharge(
  transaction: Transaction,
  key: VersionKey,
  charge: KeptCharge & { readonly person: string; readonly at: string },
): Promise<void> {
  await transaction.query(
    `insert into cost_basis_charge (basis, number, programme, service, part, amount_ore, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [key.basis, key.number, charge.programme, charge.service, charge.part, charge.amountOre.toString(), charge.person, charge.at],
  );
}

export async function listCharges(transaction: Transaction, basis: string): Promise<KeptCharge[]> {
  return await transaction.query(
    `select programme, service, part, amount_ore as "amountOre" from cost_basis_charge where basis = $1 order by programme`,
    [basis],
  );
}

/** Programmes that an issuer's decision on a year charged. */
export async function listProgrammesCharged(transaction: Transaction, of: { readonly issuer: string; readonly year: number }): Promise<string[]> {
  const rows: { programme: string }[] = await transaction.query(
    `select c.programme from cost_basis_charge c join cost_basis b on b.code = c.basis where b.issuer = $1 and b.year = $2 order by c.programme`,
    [of.issuer, of.year],
  );
  return rows.map(({ programme }) => programme);
}

function kept(row: VersionRow): KeptVersion {
  return { ...row, content: parseVersionContent(row.content) };
}
