/** What a payer is: it decides nothing that is billed, and is what people sort and search the register by. */
export const PAYER_KINDS = ['municipality', 'region', 'other'] as const;
export type PayerKind = (typeof PAYER_KINDS)[number];
