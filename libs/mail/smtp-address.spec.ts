import { parseSmtpUrl } from '#mail/smtp-address';

describe('parseSmtpUrl', () => {
  it('reads host, port, password and encryption', () => {
    expect(parseSmtpUrl('smtp://user:p%40ss@relay.example:2525')).toEqual({
      host: 'relay.example',
      port: 2525,
      isTlsFromStart: false,
      isTlsRequired: true,
      credentials: { user: 'user', password: 'p@ss' },
    });
    expect(parseSmtpUrl('smtps://relay.example')).toMatchObject({ port: 465, isTlsFromStart: true });
    expect(parseSmtpUrl('smtp://relay.example')).toMatchObject({ port: 587, isTlsRequired: false, credentials: null });
    expect(parseSmtpUrl('smtp://relay.example?requireTls=true')).toMatchObject({ isTlsRequired: true });
  });

  it('lets a password go unencrypted to this machine only', () => {
    expect(parseSmtpUrl('smtp://u:p@127.0.0.1:25').isTlsRequired).toBe(false);
    expect(parseSmtpUrl('smtp://u:p@[::1]:25')).toMatchObject({ host: '::1', isTlsRequired: false });
    expect(parseSmtpUrl('smtp://u:p@10.0.0.1:25').isTlsRequired).toBe(true);
  });

  it.each(['relay.example', 'http://relay.example', 'smtp://', 'smtp://u:secret@h?tls=no'])('refuses %s without repeating it', (text) => {
    expect(() => parseSmtpUrl(text)).toThrow(expect.objectContaining({ code: 'smtp-url-malformed', message: expect.not.stringContaining('secret') }));
  });
});
