import { documentTexts, lineText } from '#glossary/document-texts';
import { LANGUAGES } from '#glossary/language';
import { REASON_TEXTS } from '#glossary/reason-texts';

const trueUp = { language: 'da', programmeName: 'FUT', serviceYear: 2023, roundKind: 'true-up', roundSequence: 2, basis: 'actual' } as const;

describe('lineText', () => {
  it('tells first rounds and true-ups of a year apart', () => {
    expect(lineText({ ...trueUp, serviceYear: 2024, roundKind: 'on-account', roundSequence: 1, basis: 'budget' })).toBe('FUT 2024, acontobetaling');
    expect(lineText({ ...trueUp, serviceYear: 2022, roundKind: 'in-arrears', roundSequence: 1 })).toBe('FUT 2022, bagudrettet betaling');
    expect(lineText(trueUp)).toBe('FUT 2023, efterregulering');
    expect(lineText({ ...trueUp, roundSequence: 3 })).toBe('FUT 2023, 2. efterregulering');
    expect(lineText({ ...trueUp, roundSequence: 3, language: 'nb' })).toBe('FUT 2023, 2. avregning');
    expect(lineText({ ...trueUp, roundSequence: 3, language: 'en' })).toBe('FUT 2023, true-up no. 2');
  });
});

describe('the glossary', () => {
  it('leaves no text empty in any language', () => {
    for (const language of LANGUAGES) {
      for (const text of stringsIn([documentTexts(language), REASON_TEXTS[language]])) expect(text.trim()).not.toBe('');
    }
  });

  it('ends every reason with a full stop', () => {
    for (const language of LANGUAGES) {
      const { blockReason, standsOut } = REASON_TEXTS[language];
      for (const text of stringsIn([blockReason, standsOut])) expect(text).toMatch(/\.$/);
    }
  });
});

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
