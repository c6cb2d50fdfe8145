import { isPng, readPngChunks, type PngChunks } from '#pictures/png-chunks';
import { readPngSamples } from '#pictures/png-rows';

/** A picture without transparency: red, green and blue of each pixel, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export interface PictureLimits {
  readonly minWidth: number;
  readonly maxWidth: number;
  readonly minHeight: number;
  readonly maxHeight: number;
  readonly maxBytes: number;
}

export type PictureProblem = 'not-png' | 'too-many-bytes' | 'wrong-size' | 'interlaced' | 'damaged';

/**
 * A PNG file as a picture, or why it is none that fits the limits. What is transparent is laid on white paper, as a document has it. Size and checksums are
 * looked at before anything is unpacked, and every pixel is read: what is accepted can be drawn.
 */
export function readPng(bytes: Uint8Array, limits: PictureLimits): { readonly picture: Picture } | { readonly problem: PictureProblem } {
  if (bytes.length > limits.maxBytes) return { problem: 'too-many-bytes' };
  if (!isPng(bytes)) return { problem: 'not-png' };
  const chunks = readPngChunks(bytes);
  if (!chunks) return { problem: 'damaged' };
  const { width, height } = chunks;
  if (width < limits.minWidth || width > limits.maxWidth || height < limits.minHeight || height > limits.maxHeight) return { problem: 'wrong-size' };
  if (chunks.isInterlaced) return { problem: 'interlaced' };
  const samples = readPngSamples(chunks);
  const rgb = samples && onPaper(chunks, samples);
  return rgb ? { picture: { width, height, rgb } } : { problem: 'damaged' };
}

interface Pixel {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

const PAPER = 255;

/** Null where a pixel names a colour that the palette has not. */
function onPaper(chunks: PngChunks, samples: Uint16Array): Uint8Array | null {
  const count = chunks.width * chunks.height;
  const rgb = new Uint8Array(count * 3);
  const perPixel = samples.length / count;
  for (let index = 0; index < count; index += 1) {
    const pixel = pixelOf(chunks, samples.subarray(index * perPixel, (index + 1) * perPixel));
    if (!pixel) return null;
    rgb[index * 3] = laid(pixel.red, pixel.alpha);
    rgb[index * 3 + 1] = laid(pixel.green, pixel.alpha);
    rgb[index * 3 + 2] = laid(pixel.blue, pixel.alpha);
  }
  return rgb;
}

function laid(value: number, alpha: number): number {
  return Math.round((value * alpha + PAPER * (255 - alpha)) / 255);
}

function pixelOf({ bitDepth, colourType, palette, transparency }: PngChunks, samples: Uint16Array): Pixel | null {
  const eight = (sample: number) => Math.round((sample * 255) / (2 ** bitDepth - 1));
  const [first = 0, second = 0, third = 0, fourth = 0] = samples;
  if (colourType === 3) {
    const [red, green, blue] = palette.subarray(first * 3, first * 3 + 3);
    return red === undefined || green === undefined || blue === undefined ? null : { red, green, blue, alpha: transparency[first] ?? 255 };
  }
  const clear = isClear(transparency, samples) ? 0 : 255;
  if (colourType === 0) return { red: eight(first), green: eight(first), blue: eight(first), alpha: clear };
  if (colourType === 2) return { red: eight(first), green: eight(second), blue: eight(third), alpha: clear };
  if (colourType === 4) return { red: eight(first), green: eight(first), blue: eight(first), alpha: eight(second) };
  return { red: eight(first), green: eight(second), blue: eight(third), alpha: eight(fourth) };
}

/** Grey and colour without alpha may name one value that is transparent. */
function isClear(transparency: Buffer, samples: Uint16Array): boolean {
  return transparency.length === samples.length * 2 && samples.every((sample, index) => transparency.readUInt16BE(index * 2) === sample);
}
