import { inflateSync } from 'node:zlib';

/** A PDF with the objects of its object stream written out beside the others, to be read as text. Reads what this project writes, no more. */
export function unpackPdf(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  const [all, count, first, length] = /<<\n\/Type \/ObjStm\n\/N (\d+)\n\/First (\d+)\n\/Length (\d+)\n[^>]*>>\nstream\n/.exec(text) ?? [];
  if (all === undefined) throw new Error('the PDF has no object stream');
  const from = text.indexOf(all) + all.length;
  const content = inflateSync(bytes.subarray(from, from + Number(length))).toString('latin1');
  const places = content.slice(0, Number(first)).trim().split(/\s+/).map(Number);
  if (places.length !== 2 * Number(count)) throw new Error('the list of the object stream is not whole');
  const bodies = Array.from({ length: Number(count) }, (_, index) => {
    const [id, at, next] = [places[2 * index], Number(places[2 * index + 1]), places[2 * index + 3]];
    return `${id} 0 obj\n${content.slice(Number(first) + at, next === undefined ? undefined : Number(first) + next).trimEnd()}\nendobj\n`;
  });
  return text + bodies.join('');
}
