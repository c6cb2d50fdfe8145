import { REPORTED_ACTIONS, type ReportedAction, type ReportedRecipient } from '#mail/returned/mail-report';

/** A `message/delivery-status` part (RFC 3464). */
export interface DeliveryStatus {
  /** What we gave the mail as its envelope id, where the servers on the way kept it. */
  readonly envelopeId: string | null;
  readonly reportedBy: string | null;
  readonly recipients: readonly ReportedRecipient[];
}

/** Null when no recipient's fate can be told from it. */
export function readDeliveryStatus(text: string): DeliveryStatus | null {
  const [ofMail = new Map<string, string>(), ...ofRecipients] = groupsOf(text);
  const recipients = ofRecipients.flatMap((fields) => readRecipient(fields) ?? []);
  if (recipients.length === 0) return null;
  const envelopeId = /^[0-9a-f]{20}$/i.exec(ofMail.get('original-envelope-id') ?? '')?.[0] ?? null;
  return { envelopeId: envelopeId?.toLowerCase() ?? null, reportedBy: valueOf(ofMail.get('reporting-mta')), recipients };
}

/** Fields in groups that empty lines part; the first is about the mail, each other one about a recipient. Folded lines are one. */
function groupsOf(text: string): Map<string, string>[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+(?=\S)/g, ' ')
    .split(/\n[ \t]*\n/)
    .map((group) => new Map(group.split('\n').flatMap((line) => fieldOf(line) ?? [])))
    .filter((fields) => fields.size > 0);
}

function fieldOf(line: string): [[string, string]] | null {
  const colon = line.indexOf(':');
  return colon < 1 ? null : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
}

function readRecipient(fields: ReadonlyMap<string, string>): ReportedRecipient | null {
  const status = /^([245])\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null;
  const action = actionOf(fields.get('action'), status);
  const [original, final] = [addressIn(fields.get('original-recipient')), addressIn(fields.get('final-recipient'))];
  if (action === null || (original === null && final === null)) return null;
  return { original, final, action, status, diagnostic: valueOf(fields.get('diagnostic-code')) };
}

/** What the report says; where it leaves the action out, a status that is final tells it. */
function actionOf(text: string | undefined, status: string | null): ReportedAction | null {
  const said = text?.split(/[\s(]/, 1)[0]?.toLowerCase();
  const action = REPORTED_ACTIONS.find((known) => known === said) ?? null;
  if (text !== undefined && text !== '') return action;
  return status?.startsWith('5') ? 'failed' : status?.startsWith('4') ? 'delayed' : null;
}

/** `rfc822; name@example.org`, in angle brackets or not; plus and equals may be written as codes (RFC 3461, xtext). */
function addressIn(text: string | undefined): string | null {
  const value = valueOf(text)?.replace(/^<|>$/g, '') ?? null;
  if (value === null || !value.includes('@')) return null;
  return value.replaceAll('+2B', '+').replaceAll('+3D', '=').toLowerCase();
}

/** What stands after the type of a field such as `dns; mx.example.org` or `smtp; 550 no such user`, on one line. */
function valueOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const value = text
    .slice(text.indexOf(';') + 1)
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim();
  return value === '' ? null : value.slice(0, 500);
}
