/** What is in order in a pack, but an auditor will want to know. */
export interface Remark {
  readonly code: RemarkCode;
  /** A number of a document, a path, or how many. */
  readonly subject: string;
  /** Of a mail: to whom; null when it is to nobody, or not about one mail. */
  readonly address: string | null;
  /** Of the mails it is about. */
  readonly states: readonly string[];
}

export const REMARK_CODES = [
  'no-anchor',
  'not-rendered-yet',
  'file-not-checked',
  'copy-under-way',
  'mail-did-not-arrive',
  'no-mail-accepted',
  'mail-not-in-chain-yet',
  'bank-entries-wait',
] as const;
export type RemarkCode = (typeof REMARK_CODES)[number];

const SENTENCES: Readonly<Record<RemarkCode, (remark: { subject: string; address: string; states: string }) => string>> = {
  'no-anchor': () => 'no anchor was given: whose pack this is cannot be told',
  'not-rendered-yet': ({ subject }) => `${subject} has not been rendered yet`,
  'file-not-checked': ({ subject }) => `${subject} is no file of the format: nothing in it was checked`,
  'copy-under-way': ({ subject, address, states }) => `${subject}: a copy to ${address} is ${states}`,
  'mail-did-not-arrive': ({ subject, address, states }) => `${subject}: the mail to ${address} is ${states}`,
  'no-mail-accepted': ({ subject, states }) => `${subject}: no mail has been accepted (${states})`,
  'mail-not-in-chain-yet': ({ subject, address }) => `${subject}: what became of the mail to ${address} is not in the audit chain yet`,
  'bank-entries-wait': ({ subject }) => `${subject} bank entries are not posted in full: they wait, or are set aside`,
};

export function remark(code: RemarkCode, about: Partial<Omit<Remark, 'code'>> = {}): Remark {
  return { code, subject: '', address: null, states: [], ...about };
}

/** The sentence of the command line. */
export function sentenceOf({ code, subject, address, states }: Remark): string {
  return SENTENCES[code]({ subject, address: address ?? 'nobody', states: states.join(', ') });
}
