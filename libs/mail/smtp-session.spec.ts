import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { HandOver } from '#mail/hand-over';
import { createSmtpMailer } from '#mail/smtp-mailer';

describe('signing in', () => {
  let server: SMTPServer;
  const seen: string[] = [];

  /** A server that wants the password `right`, on a port of its own. */
  async function startServer(options: SMTPServerOptions): Promise<number> {
    seen.length = 0;
    server = new SMTPServer({
      logger: false,
      ...options,
      onAuth: ({ username, password }, _session, done) => {
        seen.push(`${username ?? ''}:${password ?? ''}`);
        if (password === 'right') done(null, { user: username ?? '' });
        else done(new Error('wrong password'));
      },
      onData: (stream, _session, done) => {
        stream.resume().on('end', () => {
          done();
        });
      },
    });
    server.on('error', () => seen.push('a connection broke'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.server.address();
    return address !== null && typeof address === 'object' ? address.port : 0;
  }

  afterEach(
    () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  );

  async function sendThrough(smtpUrl: string): Promise<HandOver> {
    const mailer = createSmtpMailer({ smtpUrl, journalAddress: 'journal@issuer.example', maxConnections: 1 });
    const messageId = '<1@issuer.example>';
    const raw = Buffer.from(`Message-ID: ${messageId}\r\n\r\nHello\r\n`);
    const handOver = await mailer.handOver({ messageId, from: 'issuer@issuer.example', to: ['faktura@kommune.example'], raw }, async () => undefined);
    mailer.close();
    return handOver;
  }

  it('happens before the first message', async () => {
    const port = await startServer({ hideSTARTTLS: true, allowInsecureAuth: true });
    expect((await sendThrough(`smtp://user:right@127.0.0.1:${port}`)).outcome).toBe('sent');
    expect(seen).toEqual(['user:right']);
  });

  it('with a wrong password puts the message off: the message is not to blame', async () => {
    const port = await startServer({ hideSTARTTLS: true, allowInsecureAuth: true });
    expect(await sendThrough(`smtp://user:wrong@127.0.0.1:${port}`)).toMatchObject({ outcome: 'deferred', smtpCode: 535 });
  });

  it('does not happen where encryption is required and not offered, or the certificate is not trusted', async () => {
    const plain = await startServer({ hideSTARTTLS: true, allowInsecureAuth: true });
    expect(await sendThrough(`smtp://user:right@127.0.0.1:${plain}?requireTls=true`)).toMatchObject({ outcome: 'deferred' });
    expect(seen).toEqual([]);
    await new Promise<void>((resolve) => {
      server.close(resolve);
    });
    const selfSigned = await startServer({});
    expect(await sendThrough(`smtp://user:right@127.0.0.1:${selfSigned}`)).toMatchObject({ outcome: 'deferred', smtpCode: null });
    expect(seen.filter((text) => text.includes('right'))).toEqual([]);
  });
});
