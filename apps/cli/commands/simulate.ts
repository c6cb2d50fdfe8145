import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { print, printJson, printTable } from '#apps/cli/print';
import { printIssues } from '#apps/cli/print-issues';
import { inSession } from '#apps/cli/session';
import type { Json } from '#domain/audit/canonical-json';
import { DomainError } from '#domain/errors';
import { formatAmount, parseAmount, type Ore } from '#domain/money/money';
import type { SettledYear } from '#domain/simulation/settle-year';
import { ReadSupposedKey } from '#use-cases/read-supposed-key';
import { Simulate, type Simulation } from '#use-cases/simulate';

interface SimulateOptions {
  readonly programme: string;
  readonly year: number;
  readonly amount?: string;
  readonly accounts?: string;
  readonly key?: string;
  readonly keyVersion?: number;
  readonly keyFile?: string;
  readonly json: boolean;
}

export function addSimulateCommand(program: Command): void {
  program
    .command('simulate')
    .description('what each payer would bear if a year’s budget, accounts or key were another; it can never be billed')
    .requiredOption('--programme <code>')
    .addOption(new Option('--year <year>', 'service year').argParser(Number).makeOptionMandatory())
    .option('--amount <amount>', 'budget of the year: 45000000.00')
    .option('--accounts <amount>', 'what the year cost')
    .option('--key <key>', 'another recorded key, with --key-version')
    .addOption(new Option('--key-version <version>', 'its version').argParser(Number))
    .option('--key-file <file>', 'the key of a file that nobody has recorded, CSV or XLSX')
    .option('--json', 'as JSON', false)
    .action(async ({ programme, year, json, keyFile, ...supposed }: SimulateOptions) => {
      const bytes = keyFile === undefined ? null : await readFile(keyFile);
      await inSession(async ({ context }) => {
        const key = bytes && (await context.get(ReadSupposedKey).execute(programme, { name: basename(keyFile ?? ''), bytes }));
        if (key && 'issues' in key) {
          printIssues(key.issues);
          throw new DomainError('import-refused', `${keyFile} has ${key.issues.length} issues`, { file: keyFile ?? '' });
        }
        const overrides = { ...overridesOf(supposed), ...(key ? { key } : {}) };
        const simulation = await context.get(Simulate).execute({ programme, year, overrides });
        if (json) printJson(simulationJson(simulation));
        else printSimulation(simulation);
      });
    });
}

function overridesOf({ amount, accounts, key, keyVersion }: Omit<SimulateOptions, 'programme' | 'year' | 'json'>) {
  return {
    budgetOre: amount === undefined ? undefined : parseAmount(amount),
    actualOre: accounts === undefined ? undefined : parseAmount(accounts),
    key: key === undefined ? undefined : { key, version: keyVersion ?? 1 },
  };
}

function printSimulation(simulation: Simulation): void {
  print(`${simulation.programme} ${simulation.year}, net in ${simulation.currency}. A simulation: it is not billed.`);
  print(`as it stands: ${describe(simulation.stands)}`);
  print(`supposed:     ${describe(simulation.supposed)}`);
  print();
  const total = { payer: 'all', name: '', differenceOre: differenceOf(simulation), settledOre: null, ...simulation };
  printTable<{ payer: string; name: string; standsOre: Ore | null; supposedOre: Ore | null; differenceOre: Ore | null; settledOre: Ore | null }>(
    [
      { title: 'payer', align: 'left', value: (row) => `${row.payer} ${row.name}` },
      { title: 'stands', align: 'right', value: (row) => amountText(row.standsOre) },
      { title: 'supposed', align: 'right', value: (row) => amountText(row.supposedOre) },
      { title: 'difference', align: 'right', value: (row) => amountText(row.differenceOre) },
      { title: 'billed so far', align: 'right', value: (row) => amountText(row.settledOre) },
    ],
    [...simulation.payers, total],
  );
}

function describe(year: SettledYear): string {
  if (year.outcome === 'not-settled') return `not known: ${year.reason}`;
  const basis = year.status ?? (year.audited ? 'audited' : 'unaudited');
  return `${formatAmount(year.amountOre)}, ${year.basis} v${year.basisVersion} (${basis}), key ${year.key} v${year.keyVersion}`;
}

function differenceOf({ standsOre, supposedOre }: Simulation): Ore | null {
  return standsOre === null || supposedOre === null ? null : supposedOre - standsOre;
}

function amountText(amountOre: Ore | null): string {
  return amountOre === null ? '' : formatAmount(amountOre);
}

function simulationJson({ programme, year, currency, stands, supposed, payers }: Simulation): Json {
  return {
    programme,
    year,
    currency,
    stands: yearJson(stands),
    supposed: yearJson(supposed),
    payers: payers.map((row) => ({
      payer: row.payer,
      name: row.name,
      stands: row.standsOre === null ? null : formatAmount(row.standsOre),
      supposed: row.supposedOre === null ? null : formatAmount(row.supposedOre),
      difference: row.differenceOre === null ? null : formatAmount(row.differenceOre),
      billed: formatAmount(row.settledOre),
    })),
  };
}

function yearJson(year: SettledYear): Json {
  if (year.outcome === 'not-settled') return { ...year };
  const { shares: _shares, amountOre, ...rest } = year;
  return { ...rest, amount: formatAmount(amountOre) };
}
