import { placesOfUnkeepable } from '#apps/api/http/unkeepable';

it('finds what a database could not keep as it came: NUL, and halves of characters', () => {
  expect(placesOfUnkeepable({ reason: 'a\u0000b', lines: [{ text: 'fine, also 🙂 and\nlines' }, { text: 'a\ud800b' }] })).toEqual([
    'reason',
    'lines.1.text',
  ]);
});

it('does not follow what is nested beyond all reason', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(40_000)}${']'.repeat(40_000)}`);
  expect(placesOfUnkeepable({ deep })).toHaveLength(1);
});
