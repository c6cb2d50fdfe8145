import type { SharedFont } from '#documents/shared-fonts';

/** More lines than this are never set for one text: the last then ends with an ellipsis. Whole texts are in the attached file. */
export const MOST_LINES = 12;

/** Breaks a text into lines no wider than `width` points, between words where it can and inside a word where it must. */
export function wrapText(text: string, options: { readonly font: SharedFont; readonly size: number; readonly width: number }): string[] {
  const { font, size, width } = options;
  if (font.widthOf(text, size) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((word) => fittingPieces(word, options))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && font.widthOf(longer, size) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
    if (lines.length > MOST_LINES) break;
  }
  lines.push(line);
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), withEllipsis(lines[MOST_LINES - 1] ?? '', options)] : lines;
}

function withEllipsis(line: string, { font, size, width }: { readonly font: SharedFont; readonly size: number; readonly width: number }): string {
  const signs = [...line];
  while (signs.length > 0 && font.widthOf(`${signs.join('')}…`, size) > width) signs.pop();
  return `${signs.join('')}…`;
}

function fittingPieces(word: string, { font, size, width }: { readonly font: SharedFont; readonly size: number; readonly width: number }): string[] {
  if (word.length < 200 && font.widthOf(word, size) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const sign of word) {
    if (piece !== '' && font.widthOf(piece + sign, size) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += sign;
    if (pieces.length > MOST_LINES) break;
  }
  return [...pieces, piece];
}
