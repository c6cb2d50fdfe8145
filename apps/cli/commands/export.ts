import type { Command } from 'commander';
import { print, progressBar } from '#apps/cli/print';
import { inSession } from '#apps/cli/session';
import { ExportPack } from '#use-cases/export-pack';

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description("write the auditor's pack of everything issued so far")
    .requiredOption('--out <dir>', 'an empty or new folder')
    .action(async (options: { out: string }) => {
      await inSession(async ({ context }) => {
        const manifest = await context.get(ExportPack).execute({ dir: options.out, onProgress: progressBar('documents') });
        print(
          `${options.out}: ${Object.keys(manifest.files).length} files, chain at ${manifest.chainHead.seq}; check it: aconto verify ${options.out}`,
        );
      });
    });
}
