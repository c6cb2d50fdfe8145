import { formatEmailAddresses, parseEmailAddress, parseEmailAddresses } from '#mail/email-address';

describe('parseEmailAddress', () => {
  it.each([
    ['faktura@Kommune.DK', 'faktura@kommune.dk'],
    ["o'brien+invoice@sub.region.example", "o'brien+invoice@sub.region.example"],
    ['catcher@localhost', 'catcher@localhost'],
    [`${'a'.repeat(64)}@x.example`, `${'a'.repeat(64)}@x.example`],
  ])('reads %s', (text, address) => {
    expect(parseEmailAddress(text)).toBe(address);
  });

  it.each([
    '',
    '@',
    'a@',
    '@b.dk',
    'a b@c.dk',
    ' a@c.dk',
    'a@c.dk ',
    'a@c.dk\n',
    'a@c.dk\r\nBcc: x@y.dk',
    'a\u0000@c.dk',
    '"a b"@c.dk',
    '"x@evil.dk"@c.dk',
    'A <a@c.dk>',
    'a@c.dk,b@c.dk',
    'a@c.dk;b@c.dk',
    'a..b@c.dk',
    '.a@c.dk',
    'a.@c.dk',
    'a@c..dk',
    'a@-c.dk',
    'a@c-.dk',
    'a@c',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'ø@c.dk',
    'a@ø.dk',
    'a(comment)@c.dk',
    `a@${'b'.repeat(64)}.dk`,
  ])('refuses %j', (text) => {
    expect(() => parseEmailAddress(text)).toThrow(expect.objectContaining({ code: 'email-malformed' }));
  });

  it.each([`${'a'.repeat(65)}@x.example`, `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(20)}`])(
    'refuses what is too long: %s',
    (text) => {
      expect(() => parseEmailAddress(text)).toThrow(expect.objectContaining({ code: 'email-too-long' }));
    },
  );
});

describe('several addresses', () => {
  it('are parted by commas, semicolons or blanks, each once, and kept in one form', () => {
    const addresses = parseEmailAddresses(' a@x.example;b@Y.example , a@x.example\n');
    expect(addresses).toEqual(['a@x.example', 'b@y.example']);
    expect(formatEmailAddresses(addresses)).toBe('a@x.example, b@y.example');
  });

  it.each(['', ' ; ', 'a@x.example, b', 'A <a@x.example>', 'a@x.example\r\nBcc: b@x.example', '"a, b"@x.example'])(
    'are refused whole as %j',
    (text) => {
      expect(() => parseEmailAddresses(text)).toThrow(expect.objectContaining({ code: 'email-malformed' }));
    },
  );

  it('are ten at most', () => {
    const many = Array.from({ length: 11 }, (_, index) => `a${index}@x.example`).join(', ');
    expect(() => parseEmailAddresses(many)).toThrow(expect.objectContaining({ code: 'email-list-too-long' }));
  });
});
