import { deflateSync } from 'node:zlib';

/**
 * The same PDF with its small objects, most of them tags, in one compressed object stream and their places in a cross-reference stream (PDF 1.5, allowed by
 * PDF/A-3). pdfkit writes them one by one as text, which is more than half of an invoice. Reads what pdfkit writes, no more; equal bytes give equal bytes.
 */
export function packObjects(pdf: Buffer): Buffer {
  const { entries, objects } = readFile(pdf);
  const header = pdf.subarray(0, objects[0]?.start ?? 0);
  const small = objects.filter(({ isStream }) => !isStream);
  const packedId = objects.length + 1;
  const placesId = objects.length + 2;
  const places: Place[] = [FREE];
  const parts: Buffer[] = [header];
  let offset = header.length;
  const write = (id: number, bytes: Buffer): void => {
    places[id] = { kind: 1, at: offset, index: 0 };
    parts.push(bytes);
    offset += bytes.length;
  };
  for (const { id, start, end, isStream } of objects) if (isStream) write(id, pdf.subarray(start, end));
  small.forEach(({ id }, index) => (places[id] = { kind: 2, at: packedId, index }));
  write(packedId, packed(packedId, pdf, small));
  places[placesId] = { kind: 1, at: offset, index: 0 };
  parts.push(crossReferences(placesId, places, entries));
  parts.push(Buffer.from(`startxref\n${offset}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
}

interface FileObject {
  readonly id: number;
  readonly start: number;
  /** After its `endobj` and the end of that line. */
  readonly end: number;
  readonly isStream: boolean;
}

/** Where an object is: free, at an offset of the file, or at an index of the object stream `at`. */
interface Place {
  readonly kind: 0 | 1 | 2;
  readonly at: number;
  readonly index: number;
}

const FREE: Place = { kind: 0, at: 0, index: 0xffff };
/** Of the cross-reference table, in bytes. */
const ROW = 20;
/** Of compression: the last that costs little time; those above it take a percent off. */
const LEVEL = 5;
const END_OF_OBJECT = '\nendobj\n';
const END_OF_STREAM = `\nendstream${END_OF_OBJECT}`;

/** Every object by the cross-reference table, in the order of the file, and what else stands in the trailer. */
function readFile(pdf: Buffer): { readonly entries: string; readonly objects: readonly FileObject[] } {
  const tail = pdf.toString('latin1', pdf.lastIndexOf('\nstartxref\n'));
  const tableAt = Number(/^\nstartxref\n(\d+)\n%%EOF\n$/.exec(tail)?.[1]);
  const table = pdf.toString('latin1', tableAt);
  const [head = '', rows] = /^xref\n0 (\d+)\n/.exec(table) ?? [];
  const [, trailer] = /^trailer\n<<\n([\s\S]*)\n>>\nstartxref\n/.exec(table.slice(head.length + Number(rows) * ROW)) ?? [];
  if (trailer === undefined) throw new Error('this is no PDF as pdfkit writes it');
  const starts = Array.from({ length: Number(rows) - 1 }, (_, index) => {
    const from = head.length + (index + 1) * ROW;
    return { id: index + 1, start: Number(table.slice(from, from + 10)) };
  }).sort((one, other) => one.start - other.start);
  const objects = starts.map(({ id, start }, index) => {
    const end = starts[index + 1]?.start ?? tableAt;
    return { id, start, end, isStream: pdf.toString('latin1', end - END_OF_STREAM.length, end) === END_OF_STREAM };
  });
  return { entries: trailer.replace(/^\/Size \d+\n/, ''), objects };
}

/** The bodies of objects, one after the other, behind a list of their numbers and places. */
function packed(id: number, pdf: Buffer, objects: readonly FileObject[]): Buffer {
  let at = 0;
  const places: string[] = [];
  const bodies = objects.map((object) => {
    const body = pdf.subarray(object.start + `${object.id} 0 obj\n`.length, object.end - END_OF_OBJECT.length + 1);
    places.push(`${object.id} ${at}`);
    at += body.length;
    return body;
  });
  const list = Buffer.from(`${places.join(' ')}\n`, 'latin1');
  return stream(id, `/Type /ObjStm\n/N ${objects.length}\n/First ${list.length}`, Buffer.concat([list, ...bodies]));
}

/** One row an object: its kind in a byte, where it is in four, its index in three. */
function crossReferences(id: number, places: readonly Place[], entries: string): Buffer {
  const rows = Buffer.alloc(places.length * 8);
  places.forEach(({ kind, at, index }, row) => {
    rows.writeUInt8(kind, row * 8);
    rows.writeUInt32BE(at, row * 8 + 1);
    rows.writeUIntBE(index, row * 8 + 5, 3);
  });
  return stream(id, `/Type /XRef\n/Size ${places.length}\n/W [1 4 3]\n${entries}`, rows);
}

function stream(id: number, entries: string, content: Buffer): Buffer {
  const bytes = deflateSync(content, { level: LEVEL });
  const head = `${id} 0 obj\n<<\n${entries}\n/Length ${bytes.length}\n/Filter /FlateDecode\n>>\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes, Buffer.from(END_OF_STREAM, 'latin1')]);
}
