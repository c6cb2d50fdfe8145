import { findMessageId } from '#platform/embedded/smtp-catcher';

describe('findMessageId', () => {
  it.each([
    ['Message-ID: <1@a.example>\r\nSubject: x\r\n\r\nbody', '<1@a.example>'],
    ['Subject: x\r\nmessage-id:\r\n <folded@a.example>\r\n\r\nbody', '<folded@a.example>'],
    ['Message-ID: <no-body@a.example>\r\n', '<no-body@a.example>'],
    ['Subject: x\r\n\r\nMessage-ID: <in-the-body@a.example>\r\n', null],
    ['X-Message-ID: <other@a.example>\r\n\r\nbody', null],
    ['Message-ID: none\r\n\r\nbody', null],
  ])('reads %j as %s', (message, expected) => {
    expect(findMessageId(Buffer.from(message))).toBe(expected);
  });
});
