import { ADMINISTRATOR, ISSUER, openingDaysOf, syntheticFiles } from '#apps/cli/bench/synthetic-programme';
import { runIdOf, type RunKey } from '#contracts/invoice-run-process';
import { PlanCalendar } from '#use-cases/plan-calendar';
import { ImportFiles } from '#use-cases/import-files';
import type { FileToImport } from '#use-cases/import-one-file';
import type { InvoiceRun } from '#persistence/invoice-run';
import { EXAMPLE_RUN, reach, SMALL_RUN, submit, submitExampleRun } from './example-run';
import type { FaultyInstallation } from './installation';

/** What is played: some runs, each one approval away from its issue. */
export interface Setting {
  readonly name: string;
  readonly prepare: (installation: FaultyInstallation) => Promise<readonly SubmittedRun[]>;
  /** What people do until every run is completed, where it is more than to approve each; answers with what was killed meanwhile. */
  readonly playToEnd?: (installation: FaultyInstallation) => Promise<Readonly<Record<string, number>>>;
  /** Several runs are issued in whatever order they come: rows that are numbered over all of them may differ in that. */
  readonly isNumberedInAnyOrder: boolean;
}

export interface SubmittedRun {
  readonly key: RunKey;
  readonly run: InvoiceRun;
}

/** A run of the example. */
export function exampleSetting(key: RunKey = EXAMPLE_RUN, change: (file: FileToImport) => FileToImport = (file) => file): Setting {
  return {
    name: `the example's run ${runIdOf(key)}`,
    prepare: async (installation) => [{ key, run: await submitExampleRun(installation, key, change) }],
    isNumberedInAnyOrder: false,
  };
}

/** Five payers: four documents that are mailed, two of them copies of e-invoices, and the issuer's own internal posting. */
export const SMALL_SETTING = exampleSetting(SMALL_RUN, (file) => (file.kind === 'payers' ? withEInvoices(file) : file));

/** Two regions take e-invoices, one in each form. */
function withEInvoices(file: FileToImport): FileToImport {
  const profiles: Readonly<Record<string, string>> = { '1083': 'oioubl-2.1', '1084': 'peppol-bis-3' };
  const text = Buffer.from(file.bytes).toString('utf8');
  const changed = text.replace(/^(108[34]),(.*?),(\d{13}),(.*),,,,,,$/gm, (_row, code: string, name: string, gln: string, rest: string) =>
    [code, name, gln, rest, profiles[code], '0088', gln, '', 'AFD-1', ''].join(','),
  );
  return { ...file, bytes: Buffer.from(changed) };
}

/** Made programmes with so many payers, each billed by an issuer of its own on the same day: so many runs, in so many series. */
export function madeSetting({ payers, runs }: { readonly payers: number; readonly runs: number }): Setting {
  return {
    name: `${runs} of ${payers} payers`,
    prepare: async (installation) => await submitMadeRuns(installation, { payers, runs }),
    isNumberedInAnyOrder: runs > 1,
  };
}

async function submitMadeRuns(installation: FaultyInstallation, { payers, runs }: { readonly payers: number; readonly runs: number }) {
  const { desk } = installation;
  for (let number = 1; number <= runs; number += 1) {
    const files = syntheticFiles({ payers, years: 1 });
    const reports = await desk.get(ImportFiles).execute({ files: number === 1 ? files : another(files, number), person: ADMINISTRATOR });
    const refused = reports.filter((report) => report.outcome !== 'recorded');
    if (refused.length > 0) throw new Error(`made programme ${number} is refused: ${JSON.stringify(refused[0])}`);
  }
  await desk.get(PlanCalendar).planAhead();
  const entries = await desk.get(PlanCalendar).playPast(openingDaysOf(0));
  const keys = entries.map(({ issuer, billingDate }): RunKey => ({ issuer, billingDate }));
  if (keys.length !== runs) throw new Error(`${keys.length} runs open, not ${runs}`);
  const submitted: SubmittedRun[] = [];
  for (const key of keys) {
    await reach(installation, key, ['draft']);
    await submit(installation, key);
    submitted.push({ key, run: await reach(installation, key, ['submitted']) });
  }
  return submitted;
}

/** The same programme for the same payers again, with another name and another issuer. */
function another(files: readonly FileToImport[], number: number): FileToImport[] {
  const renamed = (text: string): string =>
    text
      .replaceAll(ISSUER, `${ISSUER}${number}`)
      .replaceAll(/(officer|approver)-measure/g, `$1-measure${number}`)
      .replace(',M,M-INT,', `,M${number},M${number}-INT,`)
      .replace(/^administrator-.*\n/m, '');
  return files
    .filter(({ kind }) => kind !== 'payers')
    .map((file) => ({ ...file, bytes: Buffer.from(renamed(Buffer.from(file.bytes).toString('utf8'))) }));
}
