import fc from 'fast-check';
import { printableText } from '#documents/printable-text';
import { sharedFonts } from '#documents/shared-fonts';
import { MOST_LINES, wrapText } from '#documents/wrap-text';

describe('printableText', () => {
  it('leaves what Danes and Norwegians write', () => {
    expect(printableText('Ærø Kommune, Guovdageainnu suohkan: Kárášjohka – 1.234,50 kr.')).toBe(
      'Ærø Kommune, Guovdageainnu suohkan: Kárášjohka – 1.234,50 kr.',
    );
  });

  it('gives only characters that both fonts have', () => {
    const { regular, semibold } = sharedFonts();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const sign of printableText(text)) {
          expect(regular.has(sign.codePointAt(0) ?? 0) && semibold.has(sign.codePointAt(0) ?? 0)).toBe(true);
        }
      }),
    );
  });
});

describe('wrapText', () => {
  it('never sets a line wider than its column nor more lines than the most', () => {
    const font = sharedFonts().regular;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 40, max: 300 }), (text, width) => {
        const lines = wrapText(printableText(text), { font, size: 9.5, width });
        expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
        for (const line of lines) expect(font.widthOf(line, 9.5)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
