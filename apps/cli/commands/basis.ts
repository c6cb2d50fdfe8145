import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { readSheets } from '#apps/cli/commands/basis-folder';
import { printCostBasis, printMissing } from '#apps/cli/print-cost-basis';
import { EXIT } from '#apps/cli/exit-codes';
import { print } from '#apps/cli/print';
import { actingPerson, inSession } from '#apps/cli/session';
import { DomainError } from '#domain/errors';
import type { ImportIssue } from '#tabular/import-issue';
import { Clock } from '#use-cases/clock';
import { ChangeMeeting } from '#use-cases/cost-basis/change-meeting';
import { ImportCostBasis } from '#use-cases/cost-basis/import-cost-basis';
import { KeepPromises } from '#use-cases/cost-basis/keep-promises';
import { RecordCommittee } from '#use-cases/cost-basis/record-committee';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import type { VersionKey } from '#persistence/cost-basis';

interface Acting {
  readonly as: string;
  readonly on?: string;
}

interface MeetingOptions {
  readonly as: string;
  readonly reason: string;
  readonly command: string;
  readonly to?: string;
  readonly starts?: string;
  readonly minutes?: number;
  readonly place?: string;
  readonly drop: boolean;
}

/** What preparer and secretariat do with a cost basis. */
export function addBasisCommands(program: Command): Command {
  const basis = program.command('basis').description('the Norwegian cost basis: versions, committee, decision, charges');
  const acting = (command: Command) =>
    command.requiredOption('--as <person>', 'who acts (embedded profile)').option('--on <date>', 'the day, where the past is played');

  acting(basis.command('import'))
    .description('make the next version from a workbook or a folder of CSV files, or change the draft there is')
    .argument('<path>', 'workbook or folder')
    .requiredOption('--issuer <code>', 'who bills it')
    .action(async (path: string, options: Acting & { issuer: string }) => {
      const files = await readSheets(path);
      await inSession(async (session) => {
        const result = await session.context.get(ImportCostBasis).execute({ files, issuer: options.issuer, person: actingPerson(session, options) });
        if (result.outcome === 'refused') {
          refused(result.issues);
          return;
        }
        print(`${result.basis}/${result.number}: draft, digest ${result.digest}`);
        printMissing(result.missing);
      });
    });

  acting(basis.command('committee'))
    .description('record meetings, cases, attendance, positions, remarks, answers and follow-up items from a folder')
    .argument('<folder>', 'CSV files named after the sheets')
    .option('--version-of <basis/number>', 'the version that remarks are about')
    .action(async (folder: string, options: Acting & { versionOf?: string }) => {
      const files = await readSheets(folder);
      const version = options.versionOf === undefined ? null : versionKey(options.versionOf);
      await inSession(async (session) => {
        const result = await session.context.get(RecordCommittee).importSheets({ files, version, person: actingPerson(session, options) });
        if (result.outcome === 'refused') {
          refused(result.issues);
          return;
        }
        print(
          Object.entries(result.counts)
            .filter(([, count]) => count > 0)
            .map(([name, count]) => `${name}: ${count}`)
            .join('; '),
        );
      });
    });

  basis
    .command('meeting')
    .description('move a meeting, decide its hour, or drop it; everybody is invited anew')
    .argument('<code>')
    .requiredOption('--as <person>', 'who acts (embedded profile)')
    .requiredOption('--reason <text>', 'why; everybody who was invited is told')
    .option('--to <date>', 'its new day')
    .option('--starts <time>', 'local time of day, 09:00')
    .option('--minutes <number>', 'how long it lasts', Number)
    .option('--place <text>')
    .option('--drop', 'it is not held', false)
    .option('--command <id>', 'id of this command: the same id again has no second effect', randomUUID())
    .action(async (meeting: string, options: MeetingOptions) => {
      await inSession(async (session) => {
        await session.context.get(ChangeMeeting).execute({
          commandId: options.command,
          person: actingPerson(session, options),
          meeting,
          reason: options.reason,
          ...(options.to === undefined ? {} : { on: options.to }),
          ...(options.starts === undefined ? {} : { startsAt: options.starts }),
          ...(options.minutes === undefined ? {} : { durationMinutes: options.minutes }),
          ...(options.place === undefined ? {} : { place: options.place }),
          ...(options.drop ? { isDropped: true } : {}),
        });
        print(`${meeting}: ${options.drop ? 'dropped' : 'changed'}; everybody is told`);
      });
    });

  acting(basis.command('confirm').argument('<follow-up>'))
    .description('record that a promise was kept which no figure can show')
    .requiredOption('--note <text>', 'how one knows')
    .action(async (followUp: string, options: Acting & { note: string }) => {
      await inSession((session) =>
        session.context
          .get(KeepPromises)
          .confirm({ commandId: randomUUID(), followUp, note: options.note, person: actingPerson(session, options), on: options.on ?? null }),
      );
    });

  basis
    .command('show')
    .description('versions, totals with and without what stands apart, remarks, promises, advice, decision')
    .argument('<basis>')
    .action(async (code: string) => {
      await inSession(async (session) => {
        const show = session.context.get(ShowCostBasis);
        printCostBasis(await show.show(code, session.context.get(Clock).today('NO')));
      });
    });
  return basis;
}

/** `NHN-2024/2`; `version-malformed` otherwise. */
export function versionKey(text: string): VersionKey {
  const match = /^(\S+)\/(\d{1,4})$/.exec(text);
  if (!match) throw new DomainError('version-malformed', `name a version as NHN-2024/2: ${text}`, { text });
  return { basis: match[1] ?? '', number: Number(match[2]) };
}

function refused(issues: readonly ImportIssue[]): void {
  for (const issue of issues) {
    print(
      `${[issue.file, issue.row, issue.column].filter((part) => part !== null).join(':')} ${issue.code}: ${issue.message}; expected ${issue.expected}; found ${issue.found}`,
    );
  }
  process.exitCode = EXIT.inputRefused;
}
