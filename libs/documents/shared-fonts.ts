import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { create, type Font, type GlyphRun } from 'fontkit';

/** A font parsed once and shared by all documents of a thread, with the layout of the words it has set. */
export interface SharedFont {
  /** What pdfkit takes in place of a file. */
  readonly font: Font;
  /** Width of a text in points at the size. */
  widthOf(text: string, size: number): number;
  has(codePoint: number): boolean;
}

export type FontName = 'regular' | 'semibold';

let loaded: Readonly<Record<FontName, SharedFont>> | null = null;

/** The documents' fonts; read from disk by the first document of the thread. */
export function sharedFonts(): Readonly<Record<FontName, SharedFont>> {
  loaded ??= { regular: openFont('aconto-sans-regular.ttf'), semibold: openFont('aconto-sans-semibold.ttf') };
  return loaded;
}

/** Words kept before the cache starts anew: names and amounts differ from document to document, so it may not grow for ever. */
const MOST_CACHED_WORDS = 2_000;

function openFont(file: string): SharedFont {
  const parsed = create(readFileSync(join(fontFolder(), file)));
  // pdfkit scales the positions of a run in place; at 1000 units an em that changes nothing, so a run may be shared.
  if (parsed.unitsPerEm !== 1000) throw new Error(`${file} has ${parsed.unitsPerEm} units an em instead of 1000`);
  // A glyph remembers the first character that asked for it and stands for that one in every later document (space or no-break space):
  // asked for in order, equal data gives equal bytes whatever was rendered before.
  for (const codePoint of [...parsed.characterSet].sort((a, b) => a - b)) parsed.glyphForCodePoint(codePoint);
  const setText = parsed.layout.bind(parsed);
  let runs = new Map<string, GlyphRun>();
  const layout = (text: string): GlyphRun => {
    const known = runs.get(text);
    if (known) return known;
    if (runs.size >= MOST_CACHED_WORDS) runs = new Map();
    const run = setText(text);
    runs.set(text, run);
    return run;
  };
  parsed.layout = layout;
  const widthOf = (text: string, size: number) => (wordsOf(text).reduce((width, word) => width + layout(word).advanceWidth, 0) * size) / 1000;
  return { font: parsed, widthOf, has: (codePoint) => parsed.hasGlyphForCodePoint(codePoint) };
}

/** Cut as pdfkit cuts: a word with the space that follows it. */
function wordsOf(text: string): string[] {
  return text.match(/[^ ]* |[^ ]+$/g) ?? [];
}

/** The fonts stand with the sources, also when the compiled code runs: the nearest folder above that has them. */
function fontFolder(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'libs', 'documents', 'fonts');
    if (existsSync(join(candidate, 'OFL.txt'))) return candidate;
  }
  throw new Error(`no folder libs/documents/fonts above ${__dirname}`);
}
