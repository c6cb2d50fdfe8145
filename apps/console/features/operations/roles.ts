import type { Role } from '#console/api/session';

/** In the order in which they are offered; where each may be held comes with a person's sheet. */
export const ROLES = [
  'officer',
  'approver',
  'payer',
  'auditor',
  'administrator',
  'preparer',
  'secretariat',
  'member',
] as const satisfies readonly Role[];
