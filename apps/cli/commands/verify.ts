import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { EXIT } from '#apps/cli/exit-codes';
import { print } from '#apps/cli/print';
import { DomainError } from '#domain/errors';
import { parseAnchor } from '#pack/anchor';
import { formatVerifyReport, formatVerifyReportJson } from '#pack/verify/format-verify-report';
import { verifyPack } from '#pack/verify/verify-pack';

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description("recompute and check an auditor's pack, with no database and no network")
    .argument('<dir>')
    .option('--anchor <file>', 'the anchor that came by mail: without it a pack can be consistent, but not authentic')
    .option('--json', 'as JSON', false)
    .action(async (dir: string, options: { anchor?: string; json: boolean }) => {
      if (!existsSync(dir)) throw new DomainError('pack-missing', `there is no folder ${dir}`, { dir });
      if (options.anchor !== undefined && !existsSync(options.anchor))
        throw new DomainError('anchor-missing', `there is no file ${options.anchor}`, { file: options.anchor });
      const anchor = options.anchor === undefined ? {} : { anchor: parseAnchor(await readFile(options.anchor, 'utf8')) };
      const report = await verifyPack(dir, anchor);
      print(options.json ? formatVerifyReportJson(report) : formatVerifyReport(report));
      if (report.verdict === 'failed') process.exitCode = EXIT.verificationFailed;
    });
}
