import { crc32, deflateSync } from 'node:zlib';

export interface PngToMake {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  readonly colourType: number;
  /** Bytes of each row, packed as the depth asks. */
  readonly rows: readonly (readonly number[])[];
  readonly palette?: readonly number[];
  readonly transparency?: readonly number[];
  readonly isInterlaced?: boolean;
}

/** A PNG file of any kind, its rows without filter, for tests. */
export function makePng(of: PngToMake): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(of.width, 0);
  head.writeUInt32BE(of.height, 4);
  head.set([of.bitDepth, of.colourType, 0, 0, of.isInterlaced === true ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...(of.palette ? [chunk('PLTE', Buffer.from(of.palette))] : []),
    ...(of.transparency ? [chunk('tRNS', Buffer.from(of.transparency))] : []),
    chunk('IDAT', deflateSync(Buffer.from(of.rows.flatMap((row) => [0, ...row])))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A logo with half transparent edges: a disc in one colour beside a bar in another, 120 by 40 pixels. */
export function sampleLogo([red, green, blue]: readonly [number, number, number] = [11, 60, 93]): Buffer {
  const pixel = (x: number, y: number): number[] => {
    const distance = Math.hypot(x - 20, y - 20);
    if (x < 40) return [red, green, blue, distance < 18 ? 255 : distance < 20 ? 128 : 0];
    return [200, 40, 60, y > 14 && y < 26 && x > 48 ? 255 : 0];
  };
  const rows = Array.from({ length: 40 }, (_row, y) => Array.from({ length: 120 }, (_pixel, x) => pixel(x, y)).flat());
  return makePng({ width: 120, height: 40, bitDepth: 8, colourType: 6, rows });
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(body.length, 0);
  numbers.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)]);
}
