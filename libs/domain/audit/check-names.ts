/** What the verifier of a pack looks at, each check by its name in the report. Each has its words in the glossary. */
export const CHECK_NAMES = [
  'files are those of the manifest',
  'the manifest is signed by the key it names',
  'key and chain are those of the anchor',
  'every cell can be read and every row is in its place',
  'the audit chain is whole',
  'what was issued is what the audit chain holds',
  'bytes and mails are those of the audit chain',
  'runs are where the audit chain has led them',
  'nothing happened before what it follows',
  'every fact is one that was imported',
  'payers are as they were last changed',
  'two people with the right roles decided each run',
  'the approved digest covers what was issued',
  'the runs can be recomputed',
  'rounds are those that were due',
  'shares are target less what was settled before',
  'every step of the splits recomputes',
  'documents are those of the rounds',
  'numbers have no gap and are in order',
  'the PDFs and e-invoices are those that the rows name',
  'the ledger balances and equals documents and payments',
  'one accepted mail per numbered document',
  'e-invoices went once, and their receipts are those of the audit chain',
  'payments are what the banks told and people confirmed',
] as const;

export type CheckName = (typeof CHECK_NAMES)[number];
