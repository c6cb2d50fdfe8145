import type { Command } from 'commander';
import { stayUp } from '#apps/cli/stay-up';
import { tell } from '#apps/cli/print';
import { inSession } from '#apps/cli/session';

export function addDevCommand(program: Command): void {
  program
    .command('dev')
    .description('start the embedded parts and a worker, and stay up')
    .action(async () => {
      await inSession(async (session) => {
        tell('ready; Ctrl-C ends it');
        await stayUp(session);
      });
    });
}
