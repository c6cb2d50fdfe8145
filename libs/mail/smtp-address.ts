import { DomainError } from '#domain/errors';
import { isIP } from 'node:net';

/** Where mail is handed over, and how a session with that server is opened. */
export interface SmtpAddress {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`). Otherwise STARTTLS is used whenever the server offers it. */
  readonly isTlsFromStart: boolean;
  /** Refuse a session that stays unencrypted: always when there is a password and the server is not this machine. */
  readonly isTlsRequired: boolean;
  readonly credentials: { readonly user: string; readonly password: string } | null;
}

/**
 * Reads `smtp://user:password@host:587` or `smtps://host`; `?requireTls=true` insists on encryption. Ports default to 587 and 465. Errors
 * (`smtp-url-malformed`) never repeat the URL: it may hold a password.
 */
export function parseSmtpUrl(text: string): SmtpAddress {
  if (!URL.canParse(text)) throw malformed('not a URL');
  const url = new URL(text);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') throw malformed('begins neither with smtp: nor with smtps:');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (host === '') throw malformed('names no host');
  const unknown = [...url.searchParams.keys()].find((name) => name !== 'requireTls');
  if (unknown !== undefined) throw malformed(`has an unknown setting ${JSON.stringify(unknown)}`);

  const isTlsFromStart = url.protocol === 'smtps:';
  const credentials = url.username === '' ? null : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  return {
    host,
    port: url.port === '' ? (isTlsFromStart ? 465 : 587) : Number(url.port),
    isTlsFromStart,
    isTlsRequired: !isTlsFromStart && (url.searchParams.get('requireTls') === 'true' || (credentials !== null && !isLoopback(host))),
    credentials,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function malformed(why: string): DomainError {
  return new DomainError('smtp-url-malformed', `the SMTP address ${why}`);
}
