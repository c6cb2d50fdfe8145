import type { TFunction } from 'i18next';

const KNOWN = [
  'document-resent',
  'file-imported',
  'mail-settled',
  'nothing-billable',
  'payer-change-proposed',
  'payer-changed',
  'role-given',
  'role-taken',
  'run-approved',
  'run-cancelled',
  'run-completed',
  'run-deliveries-changed',
  'run-issued',
  'run-prepared',
  'run-rejected',
  'run-submitted',
] as const;

/** What an event is called; one that has no words yet is shown by its code rather than left out. */
export function eventWords(type: string, t: TFunction): string {
  const known = KNOWN.find((candidate) => candidate === type);
  return known === undefined ? type : t(`audit.type.${known}`);
}
