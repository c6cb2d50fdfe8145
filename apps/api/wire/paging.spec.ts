import { decodeCursor, encodeCursor } from '#apps/api/wire/paging';

it('gives back the position it was made from', () => {
  expect(decodeCursor(encodeCursor(['2024-04-02', 'Læsø', null]), 3)).toEqual(['2024-04-02', 'Læsø', null]);
  expect(decodeCursor(undefined, 3)).toBeNull();
});

it('refuses what no list has given', () => {
  for (const cursor of ['', 'x', encodeCursor(['one']), Buffer.from('{"a":1}').toString('base64url'), Buffer.from('[1,2,3]').toString('base64url')]) {
    expect(() => decodeCursor(cursor, 3)).toThrow(expect.objectContaining({ code: 'cursor-malformed' }));
  }
});
