import { InvalidArgumentError, type Command } from 'commander';
import { measureSize, type SizeMeasurement } from '#apps/cli/bench/measure-size';
import { describeMachine, figuresOf, printFigures } from '#apps/cli/bench/report';
import { EXIT } from '#apps/cli/exit-codes';
import { print, tell } from '#apps/cli/print';
import { PROJECT_ROOT } from '#apps/cli/session';
import { readConfig } from '#platform/config';

interface BenchOptions {
  readonly payers: readonly number[];
  readonly rounds: number;
  readonly json: boolean;
}

export function addBenchCommand(program: Command): void {
  program
    .command('bench')
    .description('measure approve → last mail accepted against a bare script with the same PDFs, database and mail server (docs/BENCH.md)')
    .option('--payers <numbers>', 'how many payers; several numbers with commas between them', parseSizes, [1_000])
    .option('--rounds <number>', 'how often product and floor take turns; figures are medians', parseCount, 3)
    .option('--json', 'as JSON', false)
    .action(async ({ payers, rounds, json }: BenchOptions) => {
      const config = readConfig(process.env, PROJECT_ROOT);
      const measured: SizeMeasurement[] = [];
      for (const size of payers) measured.push(await measureSize(config, { payers: size, rounds, tell }));
      const sizes = measured.map(figuresOf);
      // Times are fractions, which the record's canonical JSON does not know.
      if (json) print(JSON.stringify({ machine: describeMachine(), measuredAt: new Date().toISOString(), sizes }, null, 2));
      else printFigures(sizes);
      if (sizes.some((size) => size.miscounted.length > 0)) process.exitCode = EXIT.fault;
    });
}

function parseSizes(text: string): number[] {
  return text.split(',').map(parseCount);
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 to 999999');
  return Number(text);
}
