import type { RoundBasis, RoundKind } from '#domain/settlement/settlement-round';
import type { Language } from '#glossary/language';

/**
 * What a line bills: `FUT 2024, acontobetaling`, `FUT 2023, efterregulering`, `FUT 2023, 2. efterregulering`. The first true-up of a year is
 * its second round. A true-up that still stands on a budget says so, since nobody would expect it.
 */
export function lineText(line: {
  readonly language: Language;
  readonly programmeName: string;
  readonly serviceYear: number;
  readonly roundKind: RoundKind;
  readonly roundSequence: number;
  readonly basis: RoundBasis;
}): string {
  return `${line.programmeName} ${line.serviceYear}, ${KIND_TEXTS[line.language](line)}`;
}

interface Round {
  readonly roundKind: RoundKind;
  readonly roundSequence: number;
  readonly basis: RoundBasis;
}

const KIND_TEXTS: Readonly<Record<Language, (round: Round) => string>> = {
  da: (round) => {
    const count = round.roundSequence - 1;
    const ofBudget = round.basis === 'budget' ? ' af budget' : '';
    const texts = { 'on-account': 'acontobetaling', 'in-arrears': 'bagudrettet betaling', 'true-up': `${count > 1 ? `${count}. ` : ''}efterregulering${ofBudget}` };
    return texts[round.roundKind];
  },
  nb: (round) => {
    const count = round.roundSequence - 1;
    const ofBudget = round.basis === 'budget' ? ' av budsjett' : '';
    const texts = { 'on-account': 'akontobetaling', 'in-arrears': 'etterskuddsvis betaling', 'true-up': `${count > 1 ? `${count}. ` : ''}avregning${ofBudget}` };
    return texts[round.roundKind];
  },
  en: (round) => {
    const count = round.roundSequence - 1;
    const ofBudget = round.basis === 'budget' ? ' of budget' : '';
    const texts = { 'on-account': 'on-account payment', 'in-arrears': 'payment in arrears', 'true-up': `${count > 1 ? `true-up no. ${count}` : 'true-up'}${ofBudget}` };
    return texts[round.roundKind];
  },
};
