import type { Issuer, Programme } from '#domain/facts/facts';
import type { Country } from '#domain/calendar/bank-days';
import type { LocalDate } from '#domain/calendar/local-date';
import type { PayerKind } from '#domain/facts/payer-kind';
import { DomainError } from '#domain/errors';
import type { EInvoicing } from '#domain/invoicing/e-invoicing';
import type { Role } from '#domain/people/role';
import type { PaymentReferenceKind } from '#domain/references/payment-reference';
import type { Language } from '#glossary/language';
import type { Transaction } from '#persistence/database';

/** An issuer with what stands on its documents. */
export interface RegisteredIssuer extends Issuer {
  readonly paymentReferenceKind: PaymentReferenceKind;
  readonly fikCreditor: string | null;
  /** Signs of a KID, its check sign included. */
  readonly kidLength: number | null;
  readonly iban: string | null;
  /** Danish CVR or Norwegian organisation number, by country. */
  readonly cvr: string;
  readonly isInForetaksregisteret: boolean;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly email: string;
  readonly brandColour: string;
  /** `WIDTHxHEIGHT PATH`: an SVG path and the size of its box; null: its name stands alone. */
  readonly logo: string | null;
  /** A picture that stands in its place. */
  readonly logoPicture: IssuerPicture | null;
  /** A run opens this many days before its billing date. */
  readonly opensDaysBefore: number;
  /** Local times of the billing date at which documents get their numbers, and at which they are mailed: `06:00`, `08:00`. */
  readonly issueTime: string;
  readonly dispatchTime: string;
}

/** A picture by the hash of its bytes, and what a screen reader says instead of it. */
export interface IssuerPicture {
  readonly sha256: string;
  readonly alt: string;
}

export interface PayerDetails extends EInvoicing {
  readonly name: string;
  readonly country: Country;
  /** Danish CVR or Norwegian organisation number, by country. */
  readonly cvr: string;
  readonly ean: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  /** null: no address is known, and mail waits in the state `no-address`. */
  readonly email: string | null;
  readonly language: Language;
}

export interface RegisteredPayer {
  readonly code: string;
  readonly kind: PayerKind;
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate | null;
  readonly successor: string | null;
}

export interface Person {
  readonly id: string;
  readonly label: string;
  readonly email: string;
}

export interface PersonRole {
  readonly person: string;
  readonly role: Role;
  /** Issuer code, payer code, or empty for the whole installation. */
  readonly scope: string;
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate | null;
}

const ISSUER_COLUMNS = `code, name, country, own_payer_code as "ownPayerCode", series, internal_series as "internalSeries", fik_creditor as "fikCreditor",
  payment_reference_kind as "paymentReferenceKind", kid_length as "kidLength", iban, in_foretaksregisteret as "isInForetaksregisteret", logo,
  cvr, street, postcode, city, email, brand_colour as "brandColour", opens_days_before as "opensDaysBefore", issue_time as "issueTime",
  dispatch_time as "dispatchTime", (select case when l.picture is not null then jsonb_build_object('sha256', l.picture, 'alt', l.alt) end
    from issuer_logo l where l.issuer = issuer.code order by l.recorded_at desc limit 1) as "logoPicture"`;
const DETAILS_COLUMNS = `name, cvr, ean, street, postcode, city, email, language, country, e_invoice_profile as "eInvoiceProfile",
  endpoint_scheme as "endpointScheme", endpoint_id as "endpointId", order_reference as "orderReference", person_reference as "personReference",
  accounting_string as "accountingString"`;

export async function listIssuers(transaction: Transaction): Promise<RegisteredIssuer[]> {
  return await transaction.query(`select ${ISSUER_COLUMNS} from issuer order by code`);
}

export async function getIssuer(transaction: Transaction, code: string): Promise<RegisteredIssuer> {
  const [issuer]: RegisteredIssuer[] = await transaction.query(`select ${ISSUER_COLUMNS} from issuer where code = $1`, [code]);
  if (!issuer) throw new DomainError('issuer-unknown', `there is no issuer ${code}`, { issuer: code });
  return issuer;
}

export async function listPayers(transaction: Transaction): Promise<RegisteredPayer[]> {
  return await transaction.query(`select code, kind, valid_from as "validFrom", valid_until as "validUntil", successor from payer order by code`);
}

/** Payers that have been succeeded by another, with that one. */
export async function listSucceeded(transaction: Transaction): Promise<{ readonly code: string; readonly successor: string }[]> {
  return await transaction.query(`select code, successor from payer where successor is not null order by code`);
}

/** The newest approved names of these payers, by code; a code that is no payer's has none. */
export async function readPayerNames(transaction: Transaction, payers: readonly string[]): Promise<Map<string, string>> {
  const rows: { payer: string; name: string }[] = await transaction.query(`select payer, name from payer_names($1)`, [payers]);
  return new Map(rows.map(({ payer, name }) => [payer, name]));
}

/** The newest approved details of every payer, by code. */
export async function readPayerDetails(transaction: Transaction): Promise<Map<string, PayerDetails>> {
  const rows: (PayerDetails & { payer: string })[] = await transaction.query(
    `select distinct on (payer) payer, ${DETAILS_COLUMNS} from payer_details order by payer, version desc`,
  );
  return new Map(rows.map(({ payer, ...details }) => [payer, details]));
}

export async function listPeople(transaction: Transaction): Promise<Person[]> {
  return await transaction.query(`select id, label, email from person order by id`);
}

/** Asked of everybody there is, also by those who may not see them. */
export async function isAnybodyRegistered(transaction: Transaction): Promise<boolean> {
  const [row]: { nobody: boolean }[] = await transaction.query(`select nobody_is_registered() as nobody`);
  return row?.nobody === false;
}

/** People who hold a role today, at an issuer or organisation, or (scope empty) for the whole installation. */
export async function listHolders(transaction: Transaction, held: { readonly role: PersonRole['role']; readonly scope: string }): Promise<Person[]> {
  return await transaction.query(
    `select p.id, p.label, p.email from person p where exists (select 1 from person_role r where r.person = p.id and r.role = $1 and r.scope = $2
       and is_held(r.valid_from, r.valid_until, r.withdrawn_at)) order by p.id`,
    [held.role, held.scope],
  );
}

export async function listRoles(transaction: Transaction): Promise<(PersonRole & { readonly withdrawnAt: string | null })[]> {
  return await transaction.query(
    `select person, role, scope, valid_from as "validFrom", valid_until as "validUntil",
       to_char(withdrawn_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "withdrawnAt" from person_role order by person, role, scope`,
  );
}

/** The row by which a person holds a role at an issuer today, as the database's own rule reads it; null when there is none. */
export async function findRoleHeld(
  transaction: Transaction,
  held: { readonly person: string; readonly role: PersonRole['role']; readonly scope: string },
): Promise<(PersonRole & { readonly label: string }) | null> {
  const [row]: (PersonRole & { label: string })[] = await transaction.query(
    `select r.person, r.role, r.scope, r.valid_from as "validFrom", r.valid_until as "validUntil", p.label from person_role r join person p on p.id = r.person
     where r.person = $1 and r.role = $2 and r.scope = $3 and is_held(r.valid_from, r.valid_until, r.withdrawn_at)
     order by r.valid_from limit 1`,
    [held.person, held.role, held.scope],
  );
  return row ?? null;
}

export async function addProgramme(transaction: Transaction, programme: Programme): Promise<void> {
  await transaction.query(`insert into programme (code, name, currency, minimum_true_up_ore) values ($1, $2, $3, $4)`, [
    programme.code,
    programme.name,
    programme.currency,
    programme.minimumTrueUpOre?.toString() ?? null,
  ]);
}

export async function addIssuer(transaction: Transaction, issuer: Omit<RegisteredIssuer, 'logoPicture'>): Promise<void> {
  await transaction.query(
    `insert into issuer (code, name, country, own_payer_code, series, internal_series, fik_creditor, cvr, street, postcode, city, email, brand_colour,
       opens_days_before, issue_time, dispatch_time, payment_reference_kind, kid_length, iban, in_foretaksregisteret, logo)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
    [
      issuer.code,
      issuer.name,
      issuer.country,
      issuer.ownPayerCode,
      issuer.series,
      issuer.internalSeries,
      issuer.fikCreditor,
      issuer.cvr,
      issuer.street,
      issuer.postcode,
      issuer.city,
      issuer.email,
      issuer.brandColour,
      issuer.opensDaysBefore,
      issuer.issueTime,
      issuer.dispatchTime,
      issuer.paymentReferenceKind,
      issuer.kidLength,
      issuer.iban,
      issuer.isInForetaksregisteret,
      issuer.logo,
    ],
  );
  await transaction.query(`insert into number_series (series) values ($1), ($2)`, [issuer.series, issuer.internalSeries]);
}

export async function addPerson(transaction: Transaction, person: Person): Promise<void> {
  await transaction.query(`insert into person (id, label, email) values ($1, $2, $3) on conflict (id) do nothing`, [
    person.id,
    person.label,
    person.email,
  ]);
}

export async function addRole(transaction: Transaction, role: PersonRole): Promise<void> {
  await transaction.query(`insert into person_role (person, role, scope, valid_from, valid_until) values ($1, $2, $3, $4, $5)`, [
    role.person,
    role.role,
    role.scope,
    role.validFrom,
    role.validUntil,
  ]);
}

/** A payer comes without successor, because its successor may come later in the same file: see `endPayer`. */
export async function addPayer(transaction: Transaction, payer: RegisteredPayer, details: PayerDetails, recordedAt: string): Promise<void> {
  await transaction.query(`insert into payer (code, kind, valid_from, valid_until) values ($1, $2, $3, $4)`, [
    payer.code,
    payer.kind,
    payer.validFrom,
    payer.validUntil,
  ]);
  await addPayerDetails(transaction, { payer: payer.code, version: 1, details, recordedAt, proposedBy: null, approvedBy: null, reason: null });
}

export async function endPayer(
  transaction: Transaction,
  end: { readonly payer: string; readonly validUntil: LocalDate; readonly successor: string | null },
): Promise<void> {
  await transaction.query(`update payer set valid_until = $2, successor = $3 where code = $1`, [end.payer, end.validUntil, end.successor]);
}

export async function addPayerDetails(
  transaction: Transaction,
  version: {
    readonly payer: string;
    readonly version: number;
    readonly details: PayerDetails;
    readonly recordedAt: string;
    readonly proposedBy: string | null;
    readonly approvedBy: string | null;
    readonly reason: string | null;
  },
): Promise<void> {
  const { details } = version;
  await transaction.query(
    `insert into payer_details (payer, version, name, cvr, ean, street, postcode, city, email, language, recorded_at, proposed_by, approved_by, reason,
       country, e_invoice_profile, endpoint_scheme, endpoint_id, order_reference, person_reference, accounting_string)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
    [
      version.payer,
      version.version,
      details.name,
      details.cvr,
      details.ean,
      details.street,
      details.postcode,
      details.city,
      details.email,
      details.language,
      version.recordedAt,
      version.proposedBy,
      version.approvedBy,
      version.reason,
      details.country,
      details.eInvoiceProfile,
      details.endpointScheme,
      details.endpointId,
      details.orderReference,
      details.personReference,
      details.accountingString,
    ],
  );
}
