import { inflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { packObjects } from '#documents/pack-objects';

/** A tagged document of some pages, as pdfkit writes it. */
function drawn(pages: number): Buffer {
  const at = new Date('2024-04-02T00:00:00Z');
  const doc = new PDFDocument({ autoFirstPage: false, tagged: true, pdfVersion: '1.7', info: { Title: '(a) \\ > title', CreationDate: at } });
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (let page = 0; page < pages; page += 1) {
    doc.addPage();
    root.add(doc.struct('P', {}, [() => void doc.text(`page ${page}`)]));
  }
  root.end();
  doc.end();
  const bytes: unknown = Reflect.apply(doc.read, doc, []);
  if (!Buffer.isBuffer(bytes)) throw new Error('pdfkit gave no bytes');
  return bytes;
}

const bodyOf = (text: string, at: number, id: number) => text.slice(at + `${id} 0 obj\n`.length, text.indexOf('\nendobj\n', at));

/** Each object's body by its number, found by the cross-reference table. */
function objectsByTable(pdf: Buffer): Map<number, string> {
  const text = pdf.toString('latin1');
  const table = text.slice(Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]));
  const offsets = [...table.matchAll(/(\d{10}) 00000 n/g)].map(([, offset]) => Number(offset));
  return new Map(offsets.map((offset, index) => [index + 1, bodyOf(text, offset, index + 1)]));
}

/** Each object's body by its number, found by the cross-reference stream, with the entries of its dictionary. */
function objectsByStream(pdf: Buffer): { readonly objects: Map<number, string>; readonly entries: string } {
  const text = pdf.toString('latin1');
  const at = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const streamAt = (offset: number) => {
    const from = text.indexOf('\nstream\n', offset) + '\nstream\n'.length;
    const entries = text.slice(offset, from);
    return { entries, content: inflateSync(pdf.subarray(from, from + Number(/\/Length (\d+)/.exec(entries)?.[1]))) };
  };
  const { entries, content } = streamAt(at);
  const rows = Array.from({ length: content.length / 8 }, (_, row) => ({
    kind: content.readUInt8(row * 8),
    at: content.readUInt32BE(row * 8 + 1),
    index: content.readUIntBE(row * 8 + 5, 3),
  }));
  const objects = rows.flatMap(({ kind, at: place, index }, id): [number, string][] => {
    if (kind === 0) return [];
    if (kind === 1) {
      expect(text.startsWith(`${id} 0 obj\n`, place)).toBe(true);
      return [[id, bodyOf(text, place, id)]];
    }
    const packed = streamAt(rows[place]?.at ?? 0);
    const first = Number(/\/First (\d+)/.exec(packed.entries)?.[1]);
    const list = packed.content.toString('latin1', 0, first).trim().split(' ').map(Number);
    expect(list[2 * index]).toBe(id);
    const next = list[2 * index + 3];
    return [[id, packed.content.toString('latin1', first + Number(list[2 * index + 1]), next === undefined ? undefined : first + next).trimEnd()]];
  });
  return { objects: new Map(objects), entries };
}

describe('a packed PDF', () => {
  it.each([1, 40])('has every object it had, word for word, where its cross-reference says (%i pages)', (pages) => {
    const before = drawn(pages);
    const { objects, entries } = objectsByStream(packObjects(before));
    const [packedId, placesId] = [...objects.keys()].slice(-2);
    expect([objects.get(packedId ?? 0)?.includes('/ObjStm'), objects.get(placesId ?? 0)?.includes('/XRef')]).toEqual([true, true]);
    expect(new Map([...objects].slice(0, -2))).toEqual(objectsByTable(before));
    const trailer = before.toString('latin1').split('\ntrailer\n')[1] ?? '';
    for (const name of ['Root', 'Info', 'ID']) expect(entries).toContain(new RegExp(`/${name} .*`).exec(trailer)?.[0]);
    expect(entries).toContain(`/Size ${objects.size + 1}\n`);
  });

  it('is less than half as large, the same bytes each time, and ends as a PDF does', () => {
    const before = drawn(40);
    const after = packObjects(before);
    expect(after.length).toBeLessThan(before.length / 2);
    expect(packObjects(before).equals(after)).toBe(true);
    expect(after.toString('latin1')).toMatch(/^%PDF-1\.7\n[\s\S]*\nstartxref\n\d+\n%%EOF\n$/);
  });

  it('is not made of what pdfkit did not write', () => {
    expect(() => packObjects(Buffer.from('%PDF-1.7\nnothing\n'))).toThrow(/no PDF as pdfkit writes it/);
    expect(() => packObjects(packObjects(drawn(1)))).toThrow(/no PDF as pdfkit writes it/);
  });
});
