import type { BankEntry } from '#domain/payments/bank-entry';

export const BANK_FILE_FORMATS = ['camt.053.001.02', 'camt.053.001.08', 'camt.054.001.02', 'camt.054.001.08', 'ocr-giro'] as const;

/** What a bank tells in one file, checked against the counts and sums that the file itself gives. */
export interface BankFile {
  readonly format: (typeof BANK_FILE_FORMATS)[number];
  readonly entries: readonly BankEntry[];
  /** Entries that the bank has announced and not booked yet: they come again when they are. */
  readonly notBooked: number;
}
