import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { collectFiles, printReports } from '#apps/cli/commands/import';
import { printRunTable } from '#apps/cli/commands/runs';
import { NORWAY, playCostBasis } from '#apps/cli/demo/nhn-story';
import { printFollowUps } from '#apps/cli/print-cost-basis';
import { waitFor } from '#apps/cli/demo/wait-for';
import { DemoDriver } from '#apps/cli/demo/demo-driver';
import { REFUSED_ADDRESSES } from '#apps/cli/demo/story';
import { print, progressBar, tell } from '#apps/cli/print';
import { inSession, PROJECT_ROOT, type Session } from '#apps/cli/session';
import { stayUp } from '#apps/cli/stay-up';
import { DomainError } from '#domain/errors';
import { refuseNonEmpty } from '#pack/write-pack';
import { Database } from '#persistence/database';
import { countMails } from '#persistence/queues';
import { readConfig } from '#platform/config';
import { ExportPack } from '#use-cases/export-pack';
import { ImportFiles } from '#use-cases/import-files';
import { PlanCalendar } from '#use-cases/plan-calendar';
import { ReconcileRun } from '#use-cases/reconcile-run';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import { ShowRun, type RunListItem } from '#use-cases/show-run';

const EXAMPLE = join(PROJECT_ROOT, 'example', 'fut-telma');
const NORWEGIAN_EXAMPLE = join(PROJECT_ROOT, 'example', 'nhn');

/** The two years of the note: from the opening of the first run to the billing date of the last. */
const PLAYED = { from: '2023-01-01', to: '2025-04-01' };

interface DemoOptions {
  readonly exit: boolean;
  readonly pack?: string;
  readonly fresh: boolean;
}

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('play the billing of FUT and TELMA from March 2023 to April 2025, and stay up')
    .option('--exit', 'play all nine runs, also the two that otherwise wait for approval, and end', false)
    .option('--pack <dir>', "also write the auditor's pack")
    .option('--fresh', 'forget what was played before', false)
    .action(async (options: DemoOptions) => {
      const config = readConfig(process.env, PROJECT_ROOT);
      if (config.profile !== 'embedded')
        throw new DomainError('demo-in-production', 'the demo plays illustrative figures: it never runs in production', {});
      if (options.pack !== undefined) await refuseNonEmpty(resolve(options.pack));
      if (options.fresh) await rm(config.stateDir, { recursive: true, force: true });
      await inSession((session) => play(session, options), { refusedAddresses: REFUSED_ADDRESSES });
    });
}

async function play(session: Session, options: DemoOptions): Promise<void> {
  const { context } = session;
  if (session.services === null)
    throw new DomainError('demo-running', 'another process has the example open: end it first, or use `aconto status`', {});
  tell('importing the note, its keys and the illustrative costs');
  printReports(await context.get(ImportFiles).execute({ files: await collectFiles([EXAMPLE]), person: 'administrator' }));
  print();
  tell('playing the Norwegian cost basis of 2024 from its first version to the decision');
  await playCostBasis(context, NORWEGIAN_EXAMPLE, tell);
  print();
  await context.get(PlanCalendar).planAhead();
  const entries = await context.get(PlanCalendar).playPast(PLAYED);
  tell(`playing ${entries.length} billing dates`);
  await new DemoDriver(context, entries, tell).play({ untilWaiting: !options.exit });
  print();
  const [danish, norwegian] = partByCountry(await context.get(ShowRun).list());
  printRunTable(danish);
  await printTotals(session, danish);
  print();
  print('Norway, counted apart:');
  printRunTable(norwegian);
  await printTotals(session, norwegian);
  await printCommitteeMails(session);
  printFollowUps(await context.get(ShowCostBasis).show(NORWAY.basis, '2023-12-31'));
  if (options.pack !== undefined) {
    const manifest = await context.get(ExportPack).execute({ dir: options.pack, onProgress: progressBar('pack') });
    print(`auditor's pack: ${options.pack} (${Object.keys(manifest.files).length} files); check it: npm run aconto -- verify ${options.pack}`);
  }
  if (options.exit) return;
  await stayUp(session, (url) => printWhereToLook(session, url));
}

function partByCountry(runs: readonly RunListItem[]): [danish: RunListItem[], norwegian: RunListItem[]] {
  return [runs.filter((run) => run.issuer !== NORWAY.issuer), runs.filter((run) => run.issuer === NORWAY.issuer)];
}

async function printTotals({ context }: Session, runs: readonly RunListItem[]): Promise<void> {
  const sum = (pick: (run: (typeof runs)[number]) => number) => runs.reduce((total, run) => total + pick(run), 0);
  const issued = runs.filter((run) => run.state === 'completed' || run.state === 'issued');
  const reconciliations = await Promise.all(issued.map((run) => context.get(ReconcileRun).execute(run.id)));
  const differing = reconciliations.filter((row) => row.differences.length > 0);
  print();
  print(
    `${runs.length} runs; ${sum((run) => run.documents)} documents, of them ${sum((run) => run.creditNotes)} credit notes, and ${sum((run) => run.internal)} internal postings; ` +
      `${sum((run) => run.mailsSent)} documents mailed`,
  );
  print(
    differing.length === 0
      ? `reconciled for all ${issued.length} issued runs: run total = documents = ledger, and documents to payers = sent`
      : 'DOES NOT RECONCILE:',
  );
  for (const row of differing) print(`  ${row.run}: ${row.differences.join('; ')}`);
  if (differing.length > 0) throw new DomainError('run-does-not-reconcile', `${differing.length} runs do not reconcile`, {});
}

async function printCommitteeMails({ context }: Session): Promise<void> {
  const queues = await waitFor('the committee to be told', async () => {
    const found = (await context.get(Database).read(countMails)).filter(({ kind }) => kind === 'committee');
    return found.some(({ state }) => state === 'queued' || state === 'claimed' || state === 'handed-over') ? null : found;
  });
  const sent = queues.find(({ state }) => state === 'sent')?.count ?? 0;
  print(`${sent} mails to the calculation committee, invitations to its eight meetings among them`);
}

function printWhereToLook({ addresses, config }: Session, consoleUrl: string): void {
  print();
  print(`Two runs of April 2025 wait for approval in the console: ${consoleUrl}`);
  print('or in another terminal:');
  print('  npm run aconto -- runs show RM/2025-04-01');
  print('  npm run aconto -- runs approve RM/2025-04-01 --as approver-rm --digest <as shown>');
  print('  npm run aconto -- documents pdf KOMBIT-000001');
  print('  npm run aconto -- export --out pack && npm run aconto -- verify pack');
  if (addresses.mailDir !== null) print(`Mails as they were accepted: ${addresses.mailDir}`);
  if (addresses.temporalUiUrl !== null) print(`The process engine's own page: ${addresses.temporalUiUrl}`);
  print(`Everything is kept in ${config.stateDir}; delete it to begin anew. Ctrl-C ends the demo.`);
}
