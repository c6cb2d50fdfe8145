import { mustBeAsSeen, versionTag } from '#use-cases/version-tag';

it('is the same for the same content, however it is written down, and another for another', () => {
  expect(versionTag({ a: 1, b: ['x'] })).toBe(versionTag({ b: ['x'], a: 1 }));
  expect(versionTag({ a: 1, b: ['x'] })).not.toBe(versionTag({ a: 1, b: ['y'] }));
});

it('holds a decision against what was seen, and lets those pass who were shown nothing', () => {
  const now = versionTag({ version: 2 });
  expect(() => mustBeAsSeen(versionTag({ version: 1 }), now)).toThrow(expect.objectContaining({ code: 'changed-meanwhile' }));
  for (const seen of [now, null]) expect(() => mustBeAsSeen(seen, now)).not.toThrow();
});
