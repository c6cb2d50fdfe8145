import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { print, printTable } from '#apps/cli/print';
import { actingPerson, inSession } from '#apps/cli/session';
import { StopMailing } from '#use-cases/mailing/stop-mailing';

interface StopOptions {
  readonly as: string;
  readonly reason: string;
  readonly run?: string;
  readonly command: string;
}

export function addMailCommands(program: Command): void {
  const mail = program.command('mail').description('stop and start the handing over of mails');
  mail
    .command('stops')
    .description('the stops that hold now')
    .action(async () => {
      await inSession(async ({ context }) => {
        printTable(
          [
            { title: 'of', align: 'left', value: ({ run }) => run ?? 'all mailing' },
            { title: 'since', align: 'left', value: ({ at }) => at },
            { title: 'by', align: 'left', value: ({ person }) => person },
            { title: 'why', align: 'left', value: ({ reason }) => reason },
          ],
          await context.get(StopMailing).list(),
        );
      });
    });
  addChange(mail, { name: 'stop', description: 'hand nothing over any more; what was marked before goes out' });
  addChange(mail, { name: 'start', description: 'let what waits go on' });
}

function addChange(mail: Command, { name, description }: { readonly name: 'stop' | 'start'; readonly description: string }): void {
  mail
    .command(name)
    .description(description)
    .option('--run <run>', "only this run's documents; without it everything")
    .requiredOption('--as <person>', "who decides: an administrator, of a run its issuer's officer (embedded profile)")
    .requiredOption('--reason <text>', 'why')
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (options: StopOptions) => {
      await inSession(async (session) => {
        const { reason, command: commandId, run = null } = options;
        const command = { commandId, person: actingPerson(session, options), run, reason };
        await session.context.get(StopMailing)[name](command);
        print(`${run ?? 'mailing'}: ${name === 'stop' ? 'stopped' : 'started'}`);
      });
    });
}
