/**
 * Cuts the fonts of the documents out of Source Sans 3 (SIL Open Font License): Latin letters, figures and punctuation, kerning and nothing
 * else, so that a PDF stays small and is laid out fast. The licence reserves the name "Source", so what is cut is called "Aconto Sans".
 *
 *   npm pack @expo-google-fonts/source-sans-3@0.4.1 && tar xzf *.tgz && node libs/documents/fonts/cut-fonts.mjs package
 */
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const WEIGHTS = [
  ['400Regular', 'aconto-sans-regular.ttf'],
  ['600SemiBold', 'aconto-sans-semibold.ttf'],
];
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x1cd, 0x1dc],
  [0x1e6, 0x1ed],
  [0x1fa, 0x1ff],
  [0x218, 0x21b],
  [0x1e80, 0x1e85],
  [0x1e9e, 0x1e9e],
  [0x2010, 0x2015],
  [0x2018, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x202f, 0x2030],
  [0x2039, 0x203a],
  [0x2044, 0x2044],
  [0x20ac, 0x20ac],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2211, 0x2212],
  [0x2248, 0x2248],
  [0x2260, 0x2265],
  [0x25a1, 0x25a1],
];
const RENAMED_NAME_IDS = new Set([1, 3, 4, 6, 16]);

const source = process.argv[2];
if (!source) throw new Error('usage: node cut-fonts.mjs FOLDER_OF_THE_UNPACKED_PACKAGE');
const here = dirname(fileURLToPath(import.meta.url));
const letters = RANGES.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index))).join('');

for (const [weight, file] of WEIGHTS) {
  const whole = await readFile(join(source, weight, `SourceSans3_${weight}.ttf`));
  const cut = await subsetFont(whole, letters, { targetFormat: 'sfnt', keepFeatures: ['kern', 'ccmp', 'mark'], noHinting: true });
  await writeFile(join(here, file), rename(Buffer.from(cut)));
}
await copyFile(join(source, 'LICENSE_FONT'), join(here, 'OFL.txt'));

/** Puts "Aconto" for "Source" (as long) in the names a program shows, and mends the checksums. Copyright and trademark stay as they are. */
function rename(font) {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const find = (tag) => tables.find((at) => font.toString('latin1', at, at + 4) === tag);
  const entry = find('name');
  const start = font.readUInt32BE(entry + 8);
  const strings = start + font.readUInt16BE(start + 4);
  for (let index = 0; index < font.readUInt16BE(start + 2); index += 1) {
    const record = start + 6 + index * 12;
    if (!RENAMED_NAME_IDS.has(font.readUInt16BE(record + 6))) continue;
    const from = strings + font.readUInt16BE(record + 10);
    const text = font.subarray(from, from + font.readUInt16BE(record + 8));
    for (const encode of [(word) => Buffer.from(word, 'latin1'), (word) => Buffer.from(word, 'utf16le').swap16()]) {
      for (let at = text.indexOf(encode('Source')); at >= 0; at = text.indexOf(encode('Source'), at + 1)) encode('Aconto').copy(text, at);
    }
  }
  const head = font.readUInt32BE(find('head') + 8);
  font.writeUInt32BE(checksum(font.subarray(start, start + font.readUInt32BE(entry + 12))), entry + 4);
  font.writeUInt32BE(0, head + 8);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, head + 8);
  return font;
}

function checksum(bytes) {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    sum = (sum + Buffer.concat([bytes.subarray(at, at + 4), Buffer.alloc(4)]).readUInt32BE(0)) >>> 0;
  }
  return sum;
}
