import { DomainError } from '#domain/errors';
import type { Transaction } from '#persistence/database';
import { ROLES, type Role } from '#domain/people/role';

/** Where a role lets its holder act: at the issuer or organisation it is for, or everywhere. */
type Reach = 'issuer' | 'organisation' | 'whole';

const AT_ISSUER = { officer: 'issuer', approver: 'issuer' } as const;
const STAFF = { ...AT_ISSUER, auditor: 'whole', administrator: 'whole' } as const;
const STAFF_AND_PAYERS = { ...STAFF, payer: 'organisation' } as const;

/**
 * What may be done, by whom, and where: the one place in code, asked by routes and by use cases. The database holds the same lines by itself, for
 * runs by triggers and for rows by row-level security (migration 0007).
 */
export const RIGHTS = {
  'overview.read': { ...STAFF_AND_PAYERS, preparer: 'whole', secretariat: 'whole', member: 'whole' },
  'runs.read': STAFF,
  'runs.prepare-again': AT_ISSUER,
  'runs.submit': { officer: 'issuer' },
  'runs.approve': { approver: 'issuer' },
  'runs.reject': { approver: 'issuer' },
  'runs.cancel': AT_ISSUER,
  'documents.read': { ...AT_ISSUER, auditor: 'whole', payer: 'organisation' },
  'years.read': { payer: 'organisation' },
  'documents.resend': AT_ISSUER,
  'mails.settle': { ...AT_ISSUER, administrator: 'whole' },
  /** All mailing; that of one run. */
  'mailing.stop': { administrator: 'whole' },
  'mailing.stop-run': { officer: 'issuer' },
  'credits.draft': { officer: 'issuer' },
  /** Only what their own organisation was billed: the database holds the objection to its document's payer. */
  'objections.file': { payer: 'organisation' },
  'objections.read': { ...AT_ISSUER, auditor: 'whole', payer: 'organisation' },
  'objections.answer': AT_ISSUER,
  'ledger.read': { ...AT_ISSUER, auditor: 'whole' },
  'ledger.hand-over': AT_ISSUER,
  'payments.read': { ...AT_ISSUER, auditor: 'whole' },
  'payments.import': AT_ISSUER,
  'payments.decide': AT_ISSUER,
  'reminders.read': { ...AT_ISSUER, auditor: 'whole' },
  /** One letter: a payer those that were sent to its organisation. */
  'reminders.read-letter': { ...AT_ISSUER, auditor: 'whole', payer: 'organisation' },
  'reminders.read-own': { payer: 'organisation' },
  'reminders.propose': { officer: 'issuer' },
  'reminders.decide': { approver: 'issuer' },
  'statements.read': { ...AT_ISSUER, auditor: 'whole', payer: 'organisation' },
  'plans.read': STAFF_AND_PAYERS,
  'calendar.read': STAFF,
  'imports.read': STAFF,
  /** What if: payers' amounts, so not an administrator's. */
  'figures.simulate': { ...AT_ISSUER, auditor: 'whole' },
  /** Budgets, accounts, keys and agreements: an officer those of programmes that their issuer bills. */
  'figures.import': { officer: 'issuer', administrator: 'whole' },
  /** Programmes, issuers, people, payers and who bills what. */
  'registers.import': { administrator: 'whole' },
  'payers.read': STAFF_AND_PAYERS,
  'payers.change': { officer: 'whole', approver: 'whole' },
  'audit.read': STAFF,
  'audit.as-of': { auditor: 'whole' },
  'audit.verify': { auditor: 'whole' },
  'audit.export': { auditor: 'whole' },
  'operations.read': { administrator: 'whole' },
  /** The Norwegian cost basis. A payer sees what a version costs its own organisation, and nothing else of it. */
  'cost-bases.read': { preparer: 'whole', secretariat: 'whole', member: 'whole', auditor: 'whole' },
  'cost-bases.read-own': { payer: 'organisation' },
  'cost-bases.draft': { preparer: 'whole' },
  'cost-bases.send-out': { preparer: 'whole' },
  'cost-bases.close-remarks': { preparer: 'whole', secretariat: 'whole' },
  'cost-bases.remark': { secretariat: 'whole', member: 'whole' },
  'cost-bases.answer': { preparer: 'whole', secretariat: 'whole' },
  /** Meetings with cases, attendance and positions, and a person's word that a promise was kept. */
  'cost-bases.keep-minutes': { secretariat: 'whole' },
  'cost-bases.advise': { secretariat: 'whole' },
  'cost-bases.put-forward': { preparer: 'whole', secretariat: 'whole' },
  'cost-bases.decide': { secretariat: 'whole' },
  'cost-bases.charge': { preparer: 'whole' },
  /** The embedded profile's own mailbox, where every mail ends. */
  'mailbox.read': { administrator: 'whole' },
  'people.read': { auditor: 'whole', administrator: 'whole' },
  'people.manage': { administrator: 'whole' },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<Role, Reach>>>>>;

export type Right = keyof typeof RIGHTS;

/** The roles that carry a right, somewhere. */
export function bearersOf(right: Right): Role[] {
  return ROLES.filter((role) => hasRight(right, [role]));
}

/** Whether one of these roles carries the right, somewhere. */
export function hasRight(right: Right, roles: readonly Role[]): boolean {
  const bearers: Readonly<Partial<Record<Role, Reach>>> = RIGHTS[right];
  return roles.some((role) => bearers[role] !== undefined);
}

/** `role-missing` unless the person has the right today; at an issuer or organisation when `scope` names one. */
export async function mustHaveRight(
  transaction: Transaction,
  wanted: { readonly person: string; readonly right: Right; readonly scope: string | null },
): Promise<void> {
  const bearers: Readonly<Partial<Record<string, Reach>>> = RIGHTS[wanted.right];
  const roles = ROLES.filter((role) => bearers[role] !== undefined);
  const everywhere = roles.filter((role) => bearers[role] === 'whole');
  const held: unknown[] = await transaction.query(
    `select 1 from person_role where person = $1 and role = any($2) and ($3::text is null or scope = $3 or role = any($4))
       and is_held(valid_from, valid_until, withdrawn_at) limit 1`,
    [wanted.person, roles, wanted.scope, everywhere],
  );
  if (held.length > 0) return;
  const where = wanted.scope === null ? '' : ` of ${wanted.scope}`;
  throw new DomainError('role-missing', `${wanted.person} is not ${roles.join(' or ')}${where}`, { person: wanted.person });
}
