import type { MailMove } from '#persistence/mail-outbox';
import { MoveBatch } from '#use-cases/move-batch';

const move = (id: string): MailMove => ({ id, fence: 1n, state: 'sent', detail: null });

/** A commit that waits until the test lets it go. */
function heldCommits() {
  const held: { ids: string[]; done: (moved: readonly string[]) => void; fail: (error: Error) => void }[] = [];
  const commit = (moves: readonly MailMove[]) =>
    new Promise<ReadonlySet<string>>((resolve, reject) => {
      held.push({ ids: moves.map(({ id }) => id), done: (moved) => resolve(new Set(moved)), fail: reject });
    });
  return { held, commit };
}

describe('MoveBatch', () => {
  it('commits together what gathers while a commit is on its way', async () => {
    const { held, commit } = heldCommits();
    const batch = new MoveBatch(commit);
    const all = [batch.add(move('a')), batch.add(move('b')), batch.add(move('c'))];
    expect(held.map(({ ids }) => ids)).toEqual([['a']]);
    held[0]?.done(['a']);
    await all[0];
    expect(held.map(({ ids }) => ids)).toEqual([['a'], ['b', 'c']]);
    held[1]?.done(['b', 'c']);
    expect(await Promise.all(all)).toEqual([true, true, true]);
  });

  it('tells each caller whether its own move was made', async () => {
    const batch = new MoveBatch((moves) => Promise.resolve(new Set(moves.map(({ id }) => id).filter((id) => id !== 'taken'))));
    expect(await Promise.all([batch.add(move('mine')), batch.add(move('taken'))])).toEqual([true, false]);
  });

  it('fails those whose commit failed, and goes on with the next', async () => {
    const { held, commit } = heldCommits();
    const batch = new MoveBatch(commit);
    const first = batch.add(move('a'));
    const second = batch.add(move('b'));
    held[0]?.fail(new Error('connection lost'));
    await expect(first).rejects.toThrow('connection lost');
    held[1]?.done(['b']);
    expect(await second).toBe(true);
  });
});
