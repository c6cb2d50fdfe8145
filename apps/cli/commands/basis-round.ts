import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { versionKey } from '#apps/cli/commands/basis';
import { print, printJson } from '#apps/cli/print';
import { printRound, roundJson } from '#apps/cli/print-round';
import { actingPerson, inSession, type Session } from '#apps/cli/session';
import type { RoundCommand, RoundCommands, RoundStep } from '#contracts/cost-basis-round';
import { parseBillingRule } from '#domain/calendar/billing-rule-text';
import { DomainError } from '#domain/errors';
import type { VatBasis, VatCategory } from '#domain/facts/facts';
import { formatAmount, sum } from '#domain/money/money';
import { BillingProcess } from '#temporal/billing-process';
import { Clock } from '#use-cases/clock';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import { ShowRound } from '#use-cases/cost-basis/show-round';

interface Acting {
  readonly as: string;
  readonly on?: string;
  readonly command: string;
}

/** The steps of a version's round, each through the round's workflow: from sending out to charging. */
export function addBasisRoundCommands(basis: Command): void {
  addRoundView(basis);

  step(basis, 'send-out', 'freeze a draft and send it out to a meeting')
    .requiredOption('--meeting <code>')
    .action(async (version: string, options: Acting & { meeting: string }) => {
      await inSession(async (session) => {
        await take(session, 'sendOut', { ...commandOf(session, version, options), meeting: options.meeting });
        const { remarksUntil } = (await session.context.get(ShowCostBasis).version(versionKey(version))).version;
        print(`frozen; written remarks until ${remarksUntil ?? ''}, then the window closes by itself`);
      });
    });

  step(basis, 'close-remarks', 'close the window for written remarks before its time').action(async (version: string, options: Acting) => {
    await inSession((session) => take(session, 'closeRemarks', commandOf(session, version, options)));
  });

  step(basis, 'advise', "record the committee's advice")
    .requiredOption('--meeting <code>')
    .requiredOption('--text <text>')
    .action(async (version: string, options: Acting & { meeting: string; text: string }) => {
      const { meeting, text } = options;
      await inSession((session) => take(session, 'advise', { ...commandOf(session, version, options), meeting, text }));
    });

  step(basis, 'put-forward', 'put a version before the ministry').action(async (version: string, options: Acting) => {
    await inSession((session) => take(session, 'putForward', commandOf(session, version, options)));
  });

  step(basis, 'decide', "record the ministry's decision")
    .requiredOption('--reference <text>', 'document and number')
    .requiredOption('--text <text>')
    .option('--include <component...>', 'components it lets through although their basis is not in regulation', [])
    .option('--illustrative', 'the decision is made up for an example', false)
    .action(async (version: string, options: Acting & { reference: string; text: string; include: string[]; illustrative: boolean }) => {
      const { reference, text, include: components } = options;
      const standing = options.illustrative ? 'illustrative' : 'stated';
      await inSession((session) => take(session, 'decide', { ...commandOf(session, version, options), reference, text, components, standing }));
    });

  step(basis, 'charge', 'make a decided version billable: programmes, keys, budgets and billing dates')
    .requiredOption('--rule <rule>', 'once YYYY-MM-DD, first-bank-day MONTH or last-bank-day MONTH')
    .requiredOption('--vat-basis <basis>', 'excluding or including')
    .requiredOption('--vat-category <category>', 'S, Z, E or O')
    .requiredOption('--vat-rate <percent>')
    .requiredOption('--vat-reason <text>')
    .action(async (version: string, options: Acting & Record<'rule' | 'vatBasis' | 'vatCategory' | 'vatRate' | 'vatReason', string>) => {
      const terms = {
        rule: parseBillingRule(options.rule),
        vatBasis: vatBasisOf(options.vatBasis),
        vatCategory: vatCategoryOf(options.vatCategory),
        vatRatePercent: options.vatRate,
        vatReason: options.vatReason,
      };
      await inSession(async (session) => {
        await take(session, 'charge', { ...commandOf(session, version, options), terms });
        const { context } = session;
        const { charges } = await context.get(ShowCostBasis).show(versionKey(version).basis, context.get(Clock).today('NO'));
        print(`${charges.length} programmes, ${formatAmount(sum(charges.map((charge) => charge.amountOre)))} in all`);
      });
    });
}

function addRoundView(basis: Command): void {
  basis
    .command('round')
    .description('where each round is, what it waits for, from whom and until when')
    .argument('[basis]', 'one cost basis; without it all')
    .option('--json', 'as JSON', false)
    .action(async (code: string | undefined, options: { json: boolean }) => {
      await inSession(async ({ context }) => {
        const rounds = await context.get(ShowRound).list(code ?? null);
        if (code !== undefined && rounds.length === 0) throw new DomainError('basis-unknown', `there is no cost basis ${code}`, { basis: code });
        if (options.json) printJson({ rounds: rounds.map(roundJson) });
        else for (const round of rounds) printRound(round);
      });
    });
}

function step(basis: Command, name: string, description: string): Command {
  return basis
    .command(name)
    .description(description)
    .argument('<basis/number>')
    .requiredOption('--as <person>', 'who acts (embedded profile)')
    .option('--on <date>', 'the day, where the past is played')
    .option('--command <id>', 'id of this command: the same id again has no second effect', randomUUID());
}

async function take<Step extends RoundStep>(session: Session, name: Step, command: RoundCommands[Step]): Promise<void> {
  const position = await session.context.get(BillingProcess).takeRoundStep(name, command);
  if (position) print(`${command.basis}/${position.number}: ${position.state}`);
}

function commandOf(session: Session, version: string, options: Acting): RoundCommand {
  return { ...versionKey(version), commandId: options.command, person: actingPerson(session, options), on: options.on ?? null };
}

function vatBasisOf(text: string): VatBasis {
  if (text === 'excluding' || text === 'including') return text;
  throw new DomainError('vat-basis-unknown', `excluding or including: ${text}`, { text });
}

function vatCategoryOf(text: string): VatCategory {
  if (text === 'S' || text === 'Z' || text === 'E' || text === 'O') return text;
  throw new DomainError('vat-category-unknown', `S, Z, E or O: ${text}`, { text });
}
