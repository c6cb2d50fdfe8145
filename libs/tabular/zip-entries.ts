import { inflateRawSync } from 'node:zlib';
import { LIMITS } from '#tabular/limits';

/** One file of an archive, by its central directory. Nothing is unpacked yet. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly compressedBytes: number;
  readonly uncompressedBytes: number;
  readonly isEncrypted: boolean;
  readonly headerAt: number;
}

export interface ZipRefusal {
  readonly code: string;
  readonly message: string;
  readonly expected: string;
  readonly found: string;
}

export type ZipDirectory = { readonly entries: ReadonlyMap<string, ZipEntry> } | { readonly refusal: ZipRefusal };

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const BROKEN: ZipRefusal = {
  code: 'zip-broken',
  message: 'the workbook is damaged: its archive cannot be read',
  expected: 'a whole XLSX file',
  found: '',
};

/** Lists an archive and checks its limits before a byte is unpacked: size, entries, unpacked total, ratio, encryption, names that stand twice. */
export function readZipDirectory(bytes: Uint8Array): ZipDirectory {
  if (bytes.length > LIMITS.zipBytes) {
    return {
      refusal: {
        code: 'file-too-large',
        message: 'the workbook is too large',
        expected: `at most ${LIMITS.zipBytes} bytes; larger tables as CSV`,
        found: String(bytes.length),
      },
    };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return { refusal: BROKEN };
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.zipEntries) {
    return {
      refusal: {
        code: 'zip-too-many-entries',
        message: 'the workbook holds too many files',
        expected: `at most ${LIMITS.zipEntries}`,
        found: String(count),
      },
    };
  }
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) return { refusal: BROKEN };
    const nameBytes = view.getUint16(at + 28, true);
    const name = new TextDecoder('utf-8').decode(bytes.subarray(at + 46, at + 46 + nameBytes));
    if (entries.has(name)) return { refusal: { ...BROKEN, message: 'the workbook holds one file twice', found: name } };
    entries.set(name, {
      name,
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      compressedBytes: view.getUint32(at + 20, true),
      uncompressedBytes: view.getUint32(at + 24, true),
      headerAt: view.getUint32(at + 42, true),
    });
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  const refusal = findRefusal([...entries.values()]);
  return refusal ? { refusal } : { entries };
}

/** Unpacks one entry, never beyond the size its directory entry declares; null when it is damaged or lies about its size. */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.headerAt + 30 > bytes.length || view.getUint32(entry.headerAt, true) !== LOCAL_SIGNATURE) return null;
  const start = entry.headerAt + 30 + view.getUint16(entry.headerAt + 26, true) + view.getUint16(entry.headerAt + 28, true);
  const packed = bytes.subarray(start, start + entry.compressedBytes);
  if (packed.length !== entry.compressedBytes) return null;
  if (entry.method === 0) return packed.length === entry.uncompressedBytes ? packed : null;
  try {
    const unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedBytes) });
    return unpacked.length === entry.uncompressedBytes ? unpacked : null;
  } catch {
    // zlib throws for damaged data and for more output than declared, and for nothing else: the archive is not what it says.
    return null;
  }
}

function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) if (view.getUint32(at, true) === END_SIGNATURE) return at;
  return null;
}

function findRefusal(entries: readonly ZipEntry[]): ZipRefusal | null {
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedBytes, 0);
  if (total > LIMITS.zipUncompressedBytes) {
    return {
      code: 'zip-too-large',
      message: 'the workbook is too large when unpacked',
      expected: `at most ${LIMITS.zipUncompressedBytes} bytes; larger tables as CSV`,
      found: String(total),
    };
  }
  const dense = entries.find((entry) => entry.uncompressedBytes > 100_000 && entry.uncompressedBytes > LIMITS.zipRatio * entry.compressedBytes);
  if (dense) {
    const ratio = Math.round(dense.uncompressedBytes / Math.max(1, dense.compressedBytes));
    return {
      code: 'zip-ratio',
      message: `${dense.name} unpacks to far more than any real sheet`,
      expected: `at most ${LIMITS.zipRatio} times its packed size`,
      found: `${ratio} times`,
    };
  }
  const locked = entries.find((entry) => entry.isEncrypted || (entry.method !== 0 && entry.method !== 8));
  if (locked)
    return {
      code: 'zip-encrypted',
      message: `${locked.name} is encrypted or packed in an unknown way`,
      expected: 'a workbook without a password',
      found: `method ${locked.method}`,
    };
  return null;
}
