import { sharedFonts } from '#documents/shared-fonts';

/** Stands visibly for a character that the document cannot or must not print: control and bidirectional marks, signs outside the font. */
export const SUBSTITUTE = '□';

/**
 * Text as a document prints it: composed, white space as single spaces, and every character the font lacks replaced by □, one for each
 * visible sign. What was removed stays visible, and no text can turn the reading direction of its neighbours.
 */
export function printableText(text: string): string {
  if (PLAIN.test(text)) return text;
  const { regular } = sharedFonts();
  return [...text.normalize('NFC').replace(/[\t\n\v\f\r\u2028\u2029]+/g, ' ')]
    .map((sign) => (isPrintable(sign.codePointAt(0) ?? 0) && regular.has(sign.codePointAt(0) ?? 0) ? sign : SUBSTITUTE))
    .join('');
}

/** The letters of nearly every text: nothing to do. */
const PLAIN = /^[ -~æøåÆØÅéüöä–·\u00a0]*$/;

function isPrintable(codePoint: number): boolean {
  const isControl = codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0) || codePoint === 0xad;
  const isDirection = (codePoint >= 0x200b && codePoint <= 0x200f) || (codePoint >= 0x202a && codePoint <= 0x202e);
  const isIsolate = codePoint >= 0x2060 && codePoint <= 0x206f;
  return !isControl && !isDirection && !isIsolate && codePoint !== 0xfeff;
}
