import { chunksOf } from '#contracts/invoice-run-process';

describe('chunksOf', () => {
  it.each([0, 1, 49, 50, 51, 98, 999, 1_000, 1_001, 5_000, 10_000, 100_000])(
    'cuts %i documents into parts that follow one another without gap or overlap',
    (documents) => {
      const chunks = chunksOf(documents);
      expect(chunks.map((chunk) => chunk.from)).toEqual([0, ...chunks.map((chunk) => chunk.until)].slice(0, chunks.length));
      expect(chunks.at(-1)?.until ?? 0).toBe(documents);
      expect(chunks.every((chunk) => chunk.from < chunk.until)).toBe(true);
    },
  );

  it('lets a small run begin to mail early and keeps a large one short', () => {
    expect(chunksOf(98)).toHaveLength(2);
    expect(chunksOf(1_000)).toHaveLength(10);
    expect(chunksOf(100_000)).toHaveLength(200);
  });
});
