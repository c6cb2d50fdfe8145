import type { ImportKind, ImportResult, ImportRows } from '#imports/parse-import';
import type { Transaction } from '#persistence/database';
import { recordActualCost, recordAgreement, recordArrangement, recordBudget, recordKey } from '#persistence/facts-recorder';
import { sha256Of } from '#persistence/imported-files';
import { addIssuerLogo } from '#persistence/issuer-logos';
import { addLateRates } from '#persistence/late-rates';
import { linkAccount } from '#persistence/person-account';
import { addIssuer, addPerson, addProgramme, addRole } from '#persistence/register';
import { recordPayers } from '#use-cases/record-payers';

interface Recording {
  readonly at: string;
  /** Who imports. */
  readonly person: string;
  readonly attachments: ReadonlyMap<string, Uint8Array>;
}

type Recorder<Kind extends ImportKind> = (transaction: Transaction, rows: readonly ImportRows[Kind][], recording: Recording) => Promise<void>;

/** What each kind of row becomes. Printed tables are checked and kept as files: what is billed are the exact amounts. */
const RECORDERS: { readonly [Kind in ImportKind]: Recorder<Kind> } = {
  programmes: (transaction, rows) => inOrder(rows, (row) => addProgramme(transaction, row)),
  issuers: (transaction, rows) => inOrder(rows, (row) => addIssuer(transaction, row)),
  logos: (transaction, rows, { at, person, attachments }) =>
    inOrder(rows, ({ issuer, logo, alt }) =>
      addIssuerLogo(transaction, { issuer, alt, picture: logo === null ? null : (attachments.get(logo) ?? null) }, { at, person }),
    ),
  people: (transaction, rows, { at, person }) =>
    inOrder(rows, async (row) => {
      await addPerson(transaction, { id: row.person, label: row.label, email: row.email });
      await addRole(transaction, {
        person: row.person,
        role: row.role,
        scope: row.issuer ?? row.organisation ?? '',
        validFrom: row.validFrom,
        validUntil: row.validUntil,
      });
      if (row.oidcIssuer !== null && row.oidcSubject !== null) {
        await linkAccount(transaction, { issuer: row.oidcIssuer, subject: row.oidcSubject, person: row.person, linkedAt: at, linkedBy: person });
      }
    }),
  payers: (transaction, rows, { at }) => recordPayers(transaction, rows, at),
  keys: (transaction, rows, { at }) => inOrder(rows, (row) => recordKey(transaction, row, at)),
  budgets: (transaction, rows, { at }) => inOrder(rows, (row) => recordBudget(transaction, row, at)),
  agreements: (transaction, rows, { at }) => inOrder(rows, (row) => recordAgreement(transaction, row, at)),
  arrangements: (transaction, rows, { at }) => inOrder(rows, (row) => recordArrangement(transaction, row, at)),
  'actual-costs': (transaction, rows, { at, attachments }) =>
    inOrder(rows, async (row) => {
      const accounts = row.accounts === null ? undefined : attachments.get(row.accounts);
      await recordActualCost(
        transaction,
        { ...row, accounts: accounts ? row.accounts : null, accountsSha256: accounts ? sha256Of(accounts) : null },
        at,
      );
    }),
  'late-rates': (transaction, rows, by) => addLateRates(transaction, rows, by),
  'printed-budget-totals': () => Promise.resolve(),
  'printed-payment-plan': () => Promise.resolve(),
};

export async function recordRows<Kind extends ImportKind>(transaction: Transaction, result: ImportResult<Kind>, recording: Recording): Promise<void> {
  const record: Recorder<Kind> = RECORDERS[result.kind];
  await record(transaction, result.rows, recording);
}

/** One after the other: versions count up in the order of the file. */
async function inOrder<Row>(rows: readonly Row[], record: (row: Row) => Promise<unknown>): Promise<void> {
  for (const row of rows) await record(row);
}
