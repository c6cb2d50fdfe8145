/** Preparer, secretariat and member belong to cost bases. */
export const ROLES = ['officer', 'approver', 'auditor', 'administrator', 'payer', 'preparer', 'secretariat', 'member'] as const;
export type Role = (typeof ROLES)[number];

/** Where a role holds: at an issuer, at a payer's organisation, or in the whole installation. */
export type RolePlace = 'issuer' | 'payer' | 'whole';

/** A member of the committee may come from an organisation; every other role has one kind of place. */
export const PLACES_OF_ROLE: Readonly<Record<Role, readonly RolePlace[]>> = {
  officer: ['issuer'],
  approver: ['issuer'],
  auditor: ['whole'],
  administrator: ['whole'],
  payer: ['payer'],
  preparer: ['whole'],
  secretariat: ['whole'],
  member: ['whole', 'payer'],
};
