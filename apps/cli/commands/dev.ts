import type { Command } from 'commander';
import { stayUp } from '#apps/cli/stay-up';
import { tell } from '#apps/cli/print';
import { inSession } from '#apps/cli/session';

export function addDevCommand(program: Command): void {
  program
    .command('dev')
    .description('start the embedded parts, a worker and the console, and stay up')
    .action(async () => {
      await inSession(async (session) => {
        await stayUp(session, (url) => tell(`ready: ${url} (Ctrl-C ends it)`));
      });
    });
}
