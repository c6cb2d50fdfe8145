import { byCode } from '#domain/allocation/key-tree';
import { buildBridge, type Bridge } from '#domain/bridge/bridge';
import { productEffects } from '#domain/bridge/product-effects';
import { billedOf, type BilledRound, type Billing } from '#domain/comparison/billed-round';
import { pairRounds, type RoundPair } from '#domain/comparison/pair-rounds';
import { CHANGE_EFFECTS, openSheets, type ChangeEffect, type PayerSheet, type PayerSheets } from '#domain/comparison/payer-sheets';
import { NO_SHARE, shareFractions, type KeyStep, type ShareFraction } from '#domain/comparison/share-fractions';

export interface ComparedYears {
  readonly now: Billing;
  /** Everything the same issuer billed in the calendar year before. */
  readonly lastYear: Billing;
  /** Who answers for a payer on the run's day: what a merged payer was billed counts for its successor. */
  readonly answering: (code: string) => string;
  /** The steps down the key of a first round of either year, parent before child. */
  readonly stepsOf: (round: BilledRound) => readonly KeyStep[];
}

/** The bridge from last year's net to this run's for every payer of either, in byte order of code; the rule of each effect is in the module's README. */
export function explainChange(years: ComparedYears): Map<string, Bridge<ChangeEffect>> {
  const sheets = openSheets(years.answering);
  for (const round of years.now.rounds) for (const share of round.shares) sheets.of(share.payer).netOre += billedOf(share);
  for (const round of years.lastYear.rounds) for (const share of round.shares) sheets.of(share.payer).lastYearOre += billedOf(share);
  const fractionsOf = rememberFractions(years);
  for (const pair of pairRounds(years.now, years.lastYear)) explainPair(sheets, pair, fractionsOf);
  explainCorrections(sheets, years.now, 1n);
  explainCorrections(sheets, years.lastYear, -1n);
  return new Map(
    [...sheets.all]
      .sort(([a], [b]) => byCode(a, b))
      .filter(([, sheet]) => sheet.netOre !== 0n || sheet.lastYearOre !== 0n || CHANGE_EFFECTS.some((effect) => sheet.effects[effect] !== 0n))
      .map(([payer, sheet]) => [payer, bridgeOf(sheet)]),
  );
}

type FractionsOf = (round: BilledRound) => ReadonlyMap<string, ShareFraction>;

function explainPair(sheets: PayerSheets, pair: RoundPair, fractionsOf: FractionsOf): void {
  for (const round of pair.extraNow) sheets.add(round, 'extra-year', 1n);
  for (const round of pair.extraLastYear) sheets.add(round, 'extra-year', -1n);
  const { now, lastYear } = pair;
  if (now && lastYear) return explainProduct(sheets, { now, lastYear }, fractionsOf);
  const effect = pair.isBlocked ? 'blocked' : 'programme';
  if (now) sheets.add(now, effect, 1n);
  if (lastYear) sheets.add(lastYear, effect, -1n);
}

/** A share is the year's amount times the payer's part of it: what changed is the one or the other. */
function explainProduct(sheets: PayerSheets, pair: { now: BilledRound; lastYear: BilledRound }, fractionsOf: FractionsOf): void {
  const before = fractionsOf(pair.lastYear);
  const after = fractionsOf(pair.now);
  for (const payer of new Set([...before.keys(), ...after.keys()])) {
    const from = before.get(payer) ?? NO_SHARE;
    const to = after.get(payer) ?? NO_SHARE;
    const { sizeOre, rateOre } = productEffects({ size: pair.lastYear.amountOre, rate: from.part }, { size: pair.now.amountOre, rate: to.part });
    const sheet = sheets.of(payer);
    sheet.effects.budget += sizeOre;
    sheet.effects.key += rateOre;
    // The two effects are each rounded once, half an øre at most, and either year's share at every level of its key, less than one.
    sheet.roundingLimitOre += BigInt(1 + from.roundings + to.roundings);
  }
}

function explainCorrections(sheets: PayerSheets, billing: Billing, sign: bigint): void {
  for (const round of billing.rounds) {
    if (round.kind === 'true-up') sheets.add(round, 'correction', sign);
    for (const share of round.shares) {
      if (share.carriedForwardOre !== 0n) sheets.of(share.payer).effects['carried-forward'] -= sign * share.carriedForwardOre;
    }
  }
}

function bridgeOf(sheet: PayerSheet): Bridge<ChangeEffect> {
  return buildBridge({
    fromOre: sheet.lastYearOre,
    toOre: sheet.netOre,
    effects: CHANGE_EFFECTS.map((effect) => ({ effect, changeOre: sheet.effects[effect] })),
    roundingLimitOre: sheet.roundingLimitOre,
  });
}

/** Two years mostly share their key: its parts are worked out once. */
function rememberFractions({ stepsOf, answering }: ComparedYears): FractionsOf {
  const known = new Map<string, ReadonlyMap<string, ShareFraction>>();
  return (round) => {
    const id = `${round.key} ${round.keyVersion} ${round.branch}`;
    const fractions = known.get(id) ?? shareFractions(stepsOf(round), round.branch, answering);
    known.set(id, fractions);
    return fractions;
  };
}
