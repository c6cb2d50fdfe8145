import type { Standing } from '#domain/cost-basis/figure';
import type { PayerSector } from '#domain/cost-basis/payer-sector';
import { choice } from '#tabular/read-choice';
import { optional, required } from '#tabular/read-records';
import { text } from '#tabular/read-text';

/** What cells of a cost basis hold; Norwegian words beside the codes. */
export const line = (max: number) => text({ max });

export const standing = choice<Standing>({
  stated: 'stated',
  oppgitt: 'stated',
  asked: 'asked',
  spurt: 'asked',
  answered: 'answered',
  besvart: 'answered',
  disputed: 'disputed',
  omstridt: 'disputed',
  illustrative: 'illustrative',
  illustrativ: 'illustrative',
});

export const sector = choice<PayerSector>({
  'health-authorities': 'health-authorities',
  rhf: 'health-authorities',
  gp: 'gp',
  fastlege: 'gp',
  municipalities: 'municipalities',
  kommuner: 'municipalities',
  pharmacies: 'pharmacies',
  apotek: 'pharmacies',
});

/** The two columns that every figure has. */
export const sourced = {
  standing: required<Standing>(['standing', 'status'], standing),
  source: required<string>(['source', 'kilde'], line(300)),
};

export const maybeText = (names: readonly string[], max = 1000) => optional<string>(names, line(max));
