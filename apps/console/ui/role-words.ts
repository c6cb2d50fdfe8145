import type { TFunction } from 'i18next';
import { DANISH } from '#console/locales/da';

/** What a role is called; a word that is no role is given back. */
export function roleWords(t: TFunction, role: string): string {
  return isRole(role) ? t(`shell.role.${role}`) : role;
}

function isRole(role: string): role is keyof typeof DANISH.shell.role {
  return Object.hasOwn(DANISH.shell.role, role);
}
