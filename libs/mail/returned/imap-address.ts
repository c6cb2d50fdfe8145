import { DomainError } from '#domain/errors';

/** Where the mailbox of the return address is. */
export interface ImapAddress {
  readonly host: string;
  readonly port: number;
  readonly isTlsFromStart: boolean;
  /** Refuse a session that stays unencrypted: always, but on this machine. */
  readonly isTlsRequired: boolean;
  readonly credentials: { readonly user: string; readonly password: string };
  /** `INBOX` unless the address names another. */
  readonly mailbox: string;
}

/**
 * Reads `imaps://user:password@host/mailbox` or `imap://…`, which must turn encrypted. Ports default to 993 and 143. Errors (`imap-url-malformed`) never
 * repeat the URL: it holds a password.
 */
export function parseImapUrl(text: string): ImapAddress {
  if (!URL.canParse(text)) throw malformed('is no URL');
  const url = new URL(text);
  if (url.protocol !== 'imap:' && url.protocol !== 'imaps:') throw malformed('begins neither with imap: nor with imaps:');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (host === '' || url.username === '' || url.search !== '') throw malformed('needs user, password and host, and nothing behind the mailbox');
  const isTlsFromStart = url.protocol === 'imaps:';
  return {
    host,
    port: url.port === '' ? (isTlsFromStart ? 993 : 143) : Number(url.port),
    isTlsFromStart,
    isTlsRequired: !isTlsFromStart && !['localhost', '127.0.0.1', '::1'].includes(host),
    credentials: { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
    mailbox: decodeURIComponent(url.pathname.replace(/^\//, '')) || 'INBOX',
  };
}

function malformed(why: string): DomainError {
  return new DomainError('imap-url-malformed', `the IMAP address ${why}`);
}
