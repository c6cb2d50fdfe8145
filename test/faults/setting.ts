import { ADMINISTRATOR, openingDaysOf, syntheticFiles } from '#apps/cli/bench/synthetic-programme';
import { runIdOf, type RunKey } from '#contracts/invoice-run-process';
import { PlanCalendar } from '#use-cases/plan-calendar';
import { ImportFiles } from '#use-cases/import-files';
import type { InvoiceRun } from '#persistence/invoice-run';
import { EXAMPLE_RUN, reach, SMALL_RUN, submit, submitExampleRun } from './example-run';
import type { FaultyInstallation } from './installation';

/** What is played: some runs, each one approval away from its issue. */
export interface Setting {
  readonly name: string;
  readonly prepare: (installation: FaultyInstallation) => Promise<readonly SubmittedRun[]>;
  /** Several runs of one series are issued in whatever order they come: which of them has which number may differ. */
  readonly isNumberedInAnyOrder: boolean;
}

export interface SubmittedRun {
  readonly key: RunKey;
  readonly run: InvoiceRun;
}

/** A run of the example. */
export function exampleSetting(key: RunKey = EXAMPLE_RUN): Setting {
  return {
    name: `the example's run ${runIdOf(key)}`,
    prepare: async (installation) => [{ key, run: await submitExampleRun(installation, key) }],
    isNumberedInAnyOrder: false,
  };
}

/** Five payers: four documents that are mailed, and the issuer's own internal posting. */
export const SMALL_SETTING = exampleSetting(SMALL_RUN);

/** A made programme with so many payers, billed by one issuer for so many years at once: as many runs of one series. */
export function madeSetting({ payers, runs }: { readonly payers: number; readonly runs: number }): Setting {
  return {
    name: `${runs} of ${payers} payers`,
    prepare: async (installation) => await submitMadeRuns(installation, { payers, runs }),
    isNumberedInAnyOrder: runs > 1,
  };
}

async function submitMadeRuns(installation: FaultyInstallation, { payers, runs }: { readonly payers: number; readonly runs: number }) {
  const { desk } = installation;
  const reports = await desk.get(ImportFiles).execute({ files: syntheticFiles({ payers, years: runs }), person: ADMINISTRATOR });
  const refused = reports.filter((report) => report.outcome !== 'recorded');
  if (refused.length > 0) throw new Error(`the made programme is refused: ${JSON.stringify(refused[0])}`);
  await desk.get(PlanCalendar).planAhead();
  const submitted: SubmittedRun[] = [];
  for (let year = 0; year < runs; year += 1) {
    const [entry] = await desk.get(PlanCalendar).playPast(openingDaysOf(year));
    if (!entry) throw new Error(`no run opens in year ${year}`);
    const key: RunKey = { issuer: entry.issuer, billingDate: entry.billingDate };
    await reach(installation, key, ['draft']);
    await submit(installation, key);
    submitted.push({ key, run: await reach(installation, key, ['submitted']) });
  }
  return submitted;
}
