import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPng, type PictureLimits } from '#pictures/read-png';
import { makePng, sampleLogo, type PngToMake } from '#pictures/testing/make-png';
import { writePng } from '#pictures/write-png';

const ANY: PictureLimits = { minWidth: 1, maxWidth: 5_000, minHeight: 1, maxHeight: 5_000, maxBytes: 1_000_000 };

const one = (more: Partial<PngToMake>) => makePng({ width: 1, height: 1, bitDepth: 8, colourType: 2, rows: [[0, 0, 0]], ...more });
const pixelsOf = (bytes: Uint8Array) => {
  const read = readPng(bytes, ANY);
  return 'picture' in read ? [...read.picture.rgb] : read.problem;
};

it.each([
  ['grey of one bit', { width: 4, bitDepth: 1, colourType: 0, rows: [[0b10110000]] }, [255, 255, 255, 0, 0, 0, 255, 255, 255, 255, 255, 255]],
  ['grey of four bits', { width: 2, bitDepth: 4, colourType: 0, rows: [[0x3f]] }, [51, 51, 51, 255, 255, 255]],
  ['grey of sixteen bits', { bitDepth: 16, colourType: 0, rows: [[0x80, 0x80]] }, [128, 128, 128]],
  ['grey with one clear value', { width: 2, colourType: 0, rows: [[7, 8]], transparency: [0, 7] }, [255, 255, 255, 8, 8, 8]],
  ['colour', { rows: [[1, 2, 3]] }, [1, 2, 3]],
  ['colour with one clear value', { width: 2, rows: [[1, 2, 3, 4, 5, 6]], transparency: [0, 1, 0, 2, 0, 3] }, [255, 255, 255, 4, 5, 6]],
  ['a palette', { width: 2, bitDepth: 2, colourType: 3, rows: [[0b01000000]], palette: [9, 9, 9, 1, 2, 3] }, [1, 2, 3, 9, 9, 9]],
  [
    'a palette with clear colours',
    { width: 2, colourType: 3, rows: [[0, 1]], palette: [9, 9, 9, 1, 2, 3], transparency: [0] },
    [255, 255, 255, 1, 2, 3],
  ],
  ['grey with alpha', { colourType: 4, rows: [[0, 128]] }, [127, 127, 127]],
  ['colour with alpha', { colourType: 6, rows: [[255, 0, 0, 128]] }, [255, 127, 127]],
] as const)('lays %s on white paper', (_name, more, rgb) => {
  expect(pixelsOf(one(more))).toEqual(rgb);
});

it('reads back what it writes, and writes equal bytes for equal pictures', () => {
  const read = readPng(sampleLogo(), ANY);
  if ('problem' in read) throw new Error(read.problem);
  const written = writePng(read.picture);
  expect(readPng(written, ANY)).toEqual(read);
  expect(writePng(read.picture).equals(written)).toBe(true);
});

it('reads every filter: a picture that another program wrote is the same after writing it anew', () => {
  const read = readPng(readFileSync(join(process.cwd(), 'docs/images/faktura.png')), ANY);
  if ('problem' in read) throw new Error(read.problem);
  const again = readPng(writePng(read.picture), ANY);
  expect('picture' in again && Buffer.compare(again.picture.rgb, read.picture.rgb)).toBe(0);
  const white = read.picture.rgb.filter((value) => value === 255).length / read.picture.rgb.length;
  expect(white).toBeGreaterThan(0.8);
});

it('tells why a file is no picture that fits', () => {
  const logo = sampleLogo();
  const flipped = Buffer.from(logo);
  flipped[60] = (flipped[60] ?? 0) ^ 1;
  const problem = (bytes: Uint8Array, limits: Partial<PictureLimits> = {}) => {
    const read = readPng(bytes, { ...ANY, ...limits });
    return 'problem' in read ? read.problem : null;
  };
  expect(problem(Buffer.from('<svg/>'))).toBe('not-png');
  expect(problem(logo, { maxBytes: 100 })).toBe('too-many-bytes');
  expect(problem(logo, { maxWidth: 119 })).toBe('wrong-size');
  expect(problem(logo, { minHeight: 41 })).toBe('wrong-size');
  expect(problem(one({ isInterlaced: true }))).toBe('interlaced');
  expect(problem(flipped)).toBe('damaged');
  for (let length = 8; length < logo.length; length += 7) expect(problem(logo.subarray(0, length))).toBe('damaged');
  expect(problem(one({ bitDepth: 3 }))).toBe('damaged');
  expect(
    problem(
      one({
        rows: [
          [0, 0, 0],
          [0, 0, 0],
        ],
      }),
    ),
  ).toBe('damaged');
  expect(problem(one({ rows: [[0, 0]] }))).toBe('damaged');
  expect(problem(one({ colourType: 3, rows: [[2]], palette: [0, 0, 0] }))).toBe('damaged');
});
