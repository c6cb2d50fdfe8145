import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { collectFiles, printReports } from '#apps/cli/commands/import';
import { readSheets } from '#apps/cli/commands/basis-folder';
import { DomainError } from '#domain/errors';
import { formatAmount } from '#domain/money/money';
import { CreateCharges } from '#use-cases/cost-basis/create-charges';
import { DecideVersion } from '#use-cases/cost-basis/decide-version';
import { ImportCostBasis } from '#use-cases/cost-basis/import-cost-basis';
import { RecordCommittee } from '#use-cases/cost-basis/record-committee';
import { SendOutVersion } from '#use-cases/cost-basis/send-out-version';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import { ImportFiles } from '#use-cases/import-files';

/** Issuer and basis of the Norwegian example: its runs are counted apart from the Danish ones. */
export const NORWAY = { issuer: 'NHN', basis: 'NHN-2024' } as const;

const PREPARER = 'preparer-nhn';
const SECRETARIAT = 'secretariat-tbu';

/**
 * Plays the cost basis of 2024 from the version of 25 August 2023 to the charges. The decision is illustrative. Each act happens once: a demo that was ended
 * in the middle goes on where it was.
 */
export async function playCostBasis(context: INestApplicationContext, example: string, tell: (line: string) => void): Promise<void> {
  printReports(await context.get(ImportFiles).execute({ files: await collectFiles([join(example, 'register')]), person: 'administrator' }));
  const story = storyOf(context, example, tell);
  const show = context.get(ShowCostBasis);
  const stateOf = async (number: number) =>
    (await show.list()).some((basis) => basis.code === NORWAY.basis)
      ? ((await show.show(NORWAY.basis, '2023-12-31')).versions.find((version) => version.number === number)?.state ?? null)
      : null;
  const [v1, v2] = [
    { basis: NORWAY.basis, number: 1 },
    { basis: NORWAY.basis, number: 2 },
  ];

  if ((await show.meetings()).length === 0) {
    await story.committee('autumn-2023', null);
    await story.committee('year-2024', null);
  }
  if ((await stateOf(1)) === null) await story.draft(1);
  if ((await stateOf(1)) === 'draft') await story.sendOut(1, 'TBU-2023-4', '2023-08-11');
  if ((await stateOf(1)) === 'sent-out') await context.get(SendOutVersion).closeRemarks({ ...v1, person: SECRETARIAT, on: '2023-08-22' });
  if ((await show.meeting('TBU-2023-4')).cases.length === 0) await story.committee('meeting-4-2023', 1);
  if ((await stateOf(2)) === null) await story.draft(2);
  if ((await stateOf(2)) === 'draft') await story.sendOut(2, 'TBU-2023-5', '2023-10-06');
  if ((await stateOf(2)) === 'sent-out') await context.get(SendOutVersion).closeRemarks({ ...v2, person: SECRETARIAT, on: '2023-10-17' });
  if ((await show.meeting('TBU-2023-5')).cases.length === 0) await story.committee('meeting-5-2023', 2);
  const decide = context.get(DecideVersion);
  if ((await stateOf(2)) === 'remarks-closed') {
    const text = 'Utvalget rår til at versjon 2 legges fram; løsninger uten hjemmel i forskrift holdes utenfor betalingen.';
    await decide.advise({ ...v2, meeting: 'TBU-2023-5', text, person: SECRETARIAT, on: '2023-10-20' });
  }
  if ((await stateOf(2)) === 'advised') await decide.putForward({ ...v2, person: PREPARER, on: '2023-11-01' });
  if ((await stateOf(2)) === 'put-forward') {
    await decide.decide({
      ...v2,
      reference: 'Vedtak om betaling for nasjonale e-helseløsninger 2024 (illustrativt)',
      text: 'Betalingen for 2024 fastsettes etter versjon 2.',
      components: [],
      standing: 'illustrative',
      person: SECRETARIAT,
      on: '2023-12-15',
    });
  }
  if ((await stateOf(2)) === 'decided') {
    const charges = await context.get(CreateCharges).execute({
      ...v2,
      terms: {
        rule: { type: 'once', on: '2024-02-01' },
        vatBasis: 'excluding',
        vatCategory: 'S',
        vatRatePercent: '25.00',
        vatReason: 'Antakelse: beløpene i tallgrunnlaget er uten merverdiavgift, og ytelsen er avgiftspliktig med 25 %',
      },
      person: PREPARER,
      on: '2023-12-20',
    });
    tell(`${NORWAY.basis}/2: charged as ${charges.programmes.length} programmes, NOK ${formatAmount(charges.totalOre)}`);
  }
}

function storyOf(context: INestApplicationContext, example: string, tell: (line: string) => void) {
  return {
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
    async sendOut(number: number, meeting: string, on: string): Promise<void> {
      await context.get(SendOutVersion).execute({ basis: NORWAY.basis, number, meeting, person: PREPARER, on });
    },
  };
}
