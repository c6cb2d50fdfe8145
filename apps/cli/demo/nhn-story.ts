import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { collectFiles, printReports } from '#apps/cli/commands/import';
import { readSheets } from '#apps/cli/commands/basis-folder';
import { waitFor } from '#apps/cli/demo/wait-for';
import type { RoundCommand, RoundCommands, RoundStep } from '#contracts/cost-basis-round';
import type { VersionState } from '#domain/committee/version-state';
import { DomainError } from '#domain/errors';
import { formatAmount, sum } from '#domain/money/money';
import { BillingProcess } from '#temporal/billing-process';
import { ImportCostBasis } from '#use-cases/cost-basis/import-cost-basis';
import { RecordCommittee } from '#use-cases/cost-basis/record-committee';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import { ImportFiles } from '#use-cases/import-files';

/** Issuer and basis of the Norwegian example: its runs are counted apart from the Danish ones. */
export const NORWAY = { issuer: 'NHN', basis: 'NHN-2024' } as const;

const PREPARER = 'preparer-nhn';
const SECRETARIAT = 'secretariat-tbu';

/** How a step reaches the round: through its workflow, as everybody's does, or by itself where no worker runs. */
export type TakeRoundStep = <Step extends RoundStep>(step: Step, command: RoundCommands[Step]) => Promise<unknown>;

/**
 * Plays the cost basis of 2024 from the version of 25 August 2023 to the charges. The decision is illustrative. Each act happens once: a demo that was ended
 * in the middle goes on where it was. Nobody closes the windows for remarks: their time is over, so the round's workflow does.
 */
export async function playCostBasis(
  context: INestApplicationContext,
  example: string,
  tell: (line: string) => void,
  take: TakeRoundStep = (step, command) => context.get(BillingProcess).takeRoundStep(step, command),
): Promise<void> {
  printReports(await context.get(ImportFiles).execute({ files: await collectFiles([join(example, 'register')]), person: 'administrator' }));
  const story = storyOf(context, example, tell);
  const show = context.get(ShowCostBasis);

  if ((await show.meetings()).length === 0) {
    await story.committee('autumn-2023', null);
    await story.committee('year-2024', null);
  }
  if ((await story.stateOf(1)) === null) await story.draft(1);
  if ((await story.stateOf(1)) === 'draft') await take('sendOut', { ...step(1, 'send-out', PREPARER, '2023-08-11'), meeting: 'TBU-2023-4' });
  await story.untilRemarksAreClosed(1);
  if ((await show.meeting('TBU-2023-4')).cases.length === 0) await story.committee('meeting-4-2023', 1);
  if ((await story.stateOf(2)) === null) await story.draft(2);
  if ((await story.stateOf(2)) === 'draft') await take('sendOut', { ...step(2, 'send-out', PREPARER, '2023-10-06'), meeting: 'TBU-2023-5' });
  await story.untilRemarksAreClosed(2);
  if ((await show.meeting('TBU-2023-5')).cases.length === 0) await story.committee('meeting-5-2023', 2);
  if ((await story.stateOf(2)) === 'remarks-closed') {
    const text = 'Utvalget rår til at versjon 2 legges fram; løsninger uten hjemmel i forskrift holdes utenfor betalingen.';
    await take('advise', { ...step(2, 'advise', SECRETARIAT, '2023-10-20'), meeting: 'TBU-2023-5', text });
  }
  if ((await story.stateOf(2)) === 'advised') await take('putForward', step(2, 'put-forward', PREPARER, '2023-11-01'));
  if ((await story.stateOf(2)) === 'put-forward') await take('decide', DECISION);
  if ((await story.stateOf(2)) === 'decided') {
    await take('charge', CHARGE);
    const { charges } = await show.show(NORWAY.basis, '2023-12-31');
    tell(`${NORWAY.basis}/2: charged as ${charges.length} programmes, NOK ${formatAmount(sum(charges.map((charge) => charge.amountOre)))}`);
  }
}

function step(number: number, name: string, person: string, on: string): RoundCommand {
  return { basis: NORWAY.basis, number, commandId: `demo/${NORWAY.basis}/${number}/${name}`, person, on };
}

const DECISION: RoundCommands['decide'] = {
  ...step(2, 'decide', SECRETARIAT, '2023-12-15'),
  reference: 'Vedtak om betaling for nasjonale e-helseløsninger 2024 (illustrativt)',
  text: 'Betalingen for 2024 fastsettes etter versjon 2.',
  components: [],
  standing: 'illustrative',
};

const CHARGE: RoundCommands['charge'] = {
  ...step(2, 'charge', PREPARER, '2023-12-20'),
  terms: {
    rule: { type: 'once', on: '2024-02-01' },
    vatBasis: 'excluding',
    vatCategory: 'S',
    vatRatePercent: '25.00',
    vatReason: 'Antakelse: beløpene i tallgrunnlaget er uten merverdiavgift, og ytelsen er avgiftspliktig med 25 %',
  },
};

function storyOf(context: INestApplicationContext, example: string, tell: (line: string) => void) {
  const show = context.get(ShowCostBasis);
  const stateOf = async (number: number): Promise<VersionState | null> => {
    if (!(await show.list()).some((basis) => basis.code === NORWAY.basis)) return null;
    return (await show.show(NORWAY.basis, '2023-12-31')).versions.find((version) => version.number === number)?.state ?? null;
  };
  return {
    stateOf,
    async committee(folder: string, version: number | null): Promise<void> {
      const files = await readSheets(join(example, 'committee', folder));
      const about = version === null ? null : { basis: NORWAY.basis, number: version };
      const result = await context.get(RecordCommittee).importSheets({ files, version: about, person: SECRETARIAT });
      if (result.outcome === 'refused') throw new DomainError('example-refused', `${folder}: ${result.issues[0]?.message}`, {});
    },
    async draft(number: number): Promise<void> {
      const files = await readSheets(join(example, 'versions', String(number)));
      const result = await context.get(ImportCostBasis).execute({ files, issuer: NORWAY.issuer, person: PREPARER });
      if (result.outcome === 'refused') throw new DomainError('example-refused', `version ${number}: ${result.issues[0]?.message}`, {});
      tell(`${NORWAY.basis}/${number}: ${result.missing.length} things that the committee wants are missing`);
    },
    async untilRemarksAreClosed(number: number): Promise<void> {
      await waitFor(`the remarks on ${NORWAY.basis}/${number} to be closed`, async () => ((await stateOf(number)) === 'sent-out' ? null : true));
    },
  };
}
