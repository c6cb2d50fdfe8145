import { inflateSync } from 'node:zlib';
import { unpackPdf } from './unpack-pdf';

/** A page's text as lines from top to bottom; parts of a line that stand apart are separated by ` | `. Reads what this project writes, no more. */
export function readPdfText(bytes: Buffer): string[] {
  const objects = readObjects(bytes);
  const fonts = readFonts(objects);
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\b(?!s)/.test(object.head));
  return pages.map((page) => {
    const content = objects.get(Number(/\/Contents (\d+) 0 R/.exec(page.head)?.[1]));
    return linesOf(content?.stream?.toString('latin1') ?? '', fonts);
  });
}

interface PdfObject {
  readonly head: string;
  readonly stream: Buffer | null;
}

function readObjects(bytes: Buffer): Map<number, PdfObject> {
  const text = unpackPdf(bytes);
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/^(\d+) 0 obj\n/gm)) {
    const start = match.index + match[0].length;
    const head = text.slice(start, text.indexOf('\nendobj', start)).split('\nstream\n')[0] ?? '';
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 'NaN');
    const from = start + head.length + '\nstream\n'.length;
    const raw = Number.isNaN(length) || !text.startsWith('\nstream\n', start + head.length) ? null : Buffer.from(text.slice(from, from + length), 'latin1');
    objects.set(Number(match[1]), { head, stream: raw && head.includes('/FlateDecode') ? inflateSync(raw) : raw });
  }
  return objects;
}

/** Font resource name → glyph code → text. */
function readFonts(objects: ReadonlyMap<number, PdfObject>): Map<string, string[]> {
  const fonts = new Map<string, string[]>();
  for (const { head } of objects.values()) {
    for (const [, name = '', id] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const cmap = objects.get(Number(/\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id))?.head ?? '')?.[1]))?.stream?.toString('latin1') ?? '';
      const codes: string[] = [];
      for (const [, from = '0', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[(.*)\]/g)) {
        [...list.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, hex = ''], index) => {
          const units = hex.split(' ').filter((unit) => unit !== '').map((unit) => Number.parseInt(unit, 16));
          codes[Number.parseInt(from, 16) + index] = String.fromCharCode(...units);
        });
      }
      fonts.set(name, codes);
    }
  }
  return fonts;
}

function linesOf(content: string, fonts: ReadonlyMap<string, string[]>): string {
  const runs: { x: number; y: number; text: string }[] = [];
  for (const [, block = ''] of content.matchAll(/\nBT\n([\s\S]*?)\nET/g)) {
    const place = /1 0 0 1 (\S+) (\S+) Tm/.exec(block);
    const font = fonts.get(/\/(F\d+) /.exec(block)?.[1] ?? '') ?? [];
    const codes = [...block.matchAll(/<([0-9a-f]+)>/g)].map(([, hex = '']) => hex).join('').match(/.{4}/g) ?? [];
    const text = codes.map((code) => font[Number.parseInt(code, 16)] ?? '?').join('');
    runs.push({ x: Number(place?.[1]), y: Number(place?.[2]), text });
  }
  const lines = new Map<number, { x: number; text: string }[]>();
  for (const { x, y, text } of runs) {
    const line = [...lines.keys()].find((known) => Math.abs(known - y) < 1.5) ?? y;
    lines.set(line, [...(lines.get(line) ?? []), { x, text }]);
  }
  return [...lines].sort(([a], [b]) => b - a).map(([, parts]) => parts.sort((a, b) => a.x - b.x).map((part) => part.text).join(' | ')).join('\n');
}
