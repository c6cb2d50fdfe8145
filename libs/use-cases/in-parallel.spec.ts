import { inParallel } from '#use-cases/in-parallel';

describe('inParallel', () => {
  it('works on every item once, and on no more than the width at a time', async () => {
    const done: number[] = [];
    let underWay = 0;
    let most = 0;
    await inParallel([0, 1, 2, 3, 4, 5, 6], 3, async (item) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await Promise.resolve();
      underWay -= 1;
      done.push(item);
    });
    expect([...done].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(most).toBe(3);
  });

  it('lets what is under way come to rest before it rejects with the first failure', async () => {
    const rested: string[] = [];
    const work = inParallel(['fails', 'rests'], 2, async (item) => {
      if (item === 'fails') throw new Error('failed');
      await new Promise((resolve) => setImmediate(resolve));
      rested.push(item);
    });
    await expect(work).rejects.toThrow('failed');
    expect(rested).toEqual(['rests']);
  });
});
