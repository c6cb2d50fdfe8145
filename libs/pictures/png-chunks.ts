import { crc32 } from 'node:zlib';

/** What a PNG file says it is, and its pieces that the picture is made from. */
export interface PngChunks {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample: 1, 2, 4, 8 or 16. */
  readonly bitDepth: number;
  readonly colourType: number;
  readonly isInterlaced: boolean;
  readonly palette: Buffer;
  readonly transparency: Buffer;
  /** The compressed rows. */
  readonly data: Buffer;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));
}

/** The chunks of a PNG file; null where one is cut off, contradicts its checksum, or there is no head, no data or no end. */
export function readPngChunks(bytes: Uint8Array): PngChunks | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bodies = new Map<string, Buffer[]>();
  for (let at = SIGNATURE.length; !bodies.has('IEND');) {
    if (at + 12 > file.length) return null;
    const length = file.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > file.length || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return null;
    const type = file.toString('latin1', at + 4, at + 8);
    bodies.set(type, [...(bodies.get(type) ?? []), file.subarray(at + 8, end - 4)]);
    at = end;
  }
  const [head] = bodies.get('IHDR') ?? [];
  const data = Buffer.concat(bodies.get('IDAT') ?? []);
  if (head?.length !== 13 || data.length === 0) return null;
  return {
    width: head.readUInt32BE(0),
    height: head.readUInt32BE(4),
    bitDepth: head.readUInt8(8),
    colourType: head.readUInt8(9),
    isInterlaced: head.readUInt8(12) !== 0,
    palette: Buffer.concat(bodies.get('PLTE') ?? []),
    transparency: Buffer.concat(bodies.get('tRNS') ?? []),
    data,
  };
}
