import { inflateSync } from 'node:zlib';
import type { PngChunks } from '#pictures/png-chunks';

/** Samples of a pixel by colour type: grey, colour, index of a palette, grey with alpha, colour with alpha. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Readonly<Record<number, readonly number[]>> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };

/** The samples of every pixel, row by row, each as it is coded; null where the data is not just the picture that the head promises. */
export function readPngSamples(chunks: PngChunks): Uint16Array | null {
  const { width, height, bitDepth, colourType } = chunks;
  const samples = SAMPLES[colourType];
  if (samples === undefined || !DEPTHS[colourType]?.includes(bitDepth)) return null;
  const rowBytes = Math.ceil((width * samples * bitDepth) / 8);
  const rows = inflated(chunks.data, height * (rowBytes + 1));
  if (!rows || !unfilter(rows, rowBytes, Math.max(1, (samples * bitDepth) / 8))) return null;
  const perRow = width * samples;
  const values = new Uint16Array(perRow * height);
  for (let y = 0; y < height; y += 1) {
    const row = rows.subarray(y * (rowBytes + 1) + 1, (y + 1) * (rowBytes + 1));
    for (let index = 0; index < perRow; index += 1) values[y * perRow + index] = sampleAt(row, index, bitDepth);
  }
  return values;
}

/** The rows, if they are just as long as they must be: a file cannot make more of itself than its head says. */
function inflated(data: Buffer, length: number): Buffer | null {
  try {
    const rows = inflateSync(data, { maxOutputLength: length });
    return rows.length === length ? rows : null;
  } catch {
    // Data that does not inflate is a damaged picture, whatever the reason.
    return null;
  }
}

/** Turns every row back into samples in place; false where a row has a filter that there is not. */
function unfilter(rows: Buffer, rowBytes: number, step: number): boolean {
  for (let start = 0; start < rows.length; start += rowBytes + 1) {
    const filter = rows[start] ?? 0;
    if (filter > 4) return false;
    for (let at = start + 1; at <= start + rowBytes; at += 1) {
      const left = at - step > start ? (rows[at - step] ?? 0) : 0;
      const above = start > 0 ? (rows[at - rowBytes - 1] ?? 0) : 0;
      const corner = start > 0 && at - step > start ? (rows[at - rowBytes - 1 - step] ?? 0) : 0;
      rows[at] = ((rows[at] ?? 0) + predicted(filter, { left, above, corner })) & 0xff;
    }
  }
  return true;
}

function predicted(filter: number, { left, above, corner }: { readonly left: number; readonly above: number; readonly corner: number }): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter === 0) return 0;
  const estimate = left + above - corner;
  const [byLeft, byAbove, byCorner] = [Math.abs(estimate - left), Math.abs(estimate - above), Math.abs(estimate - corner)];
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}

function sampleAt(row: Buffer, index: number, bitDepth: number): number {
  if (bitDepth === 8) return row[index] ?? 0;
  if (bitDepth === 16) return row.readUInt16BE(index * 2);
  const bit = index * bitDepth;
  return ((row[bit >> 3] ?? 0) >> (8 - bitDepth - (bit & 7))) & ((1 << bitDepth) - 1);
}
