import type { CommitteeNotice } from '#domain/committee/notice';
import { listHoldersOfAny } from '#persistence/committee-notices';
import type { Transaction } from '#persistence/database';
import { queueMails, type OutboxMail } from '#persistence/mail-outbox';
import type { Role } from '#domain/people/role';
import { messageIdOf } from '#use-cases/queued-mails';

const EVERYBODY = ['member', 'secretariat', 'preparer'] as const satisfies readonly Role[];

/** Whom each notice is for. Those who bill hear of charges as well. */
const RECIPIENTS: Readonly<Record<CommitteeNotice['of'], readonly Role[]>> = {
  'version-sent-out': ['member', 'secretariat'],
  'remarks-closing': ['member'],
  'answers-due': ['secretariat', 'preparer'],
  'follow-ups-due': ['secretariat', 'preparer'],
  'meeting-near': EVERYBODY,
  'meeting-invited': EVERYBODY,
  'meeting-moved': EVERYBODY,
  'meeting-dropped': EVERYBODY,
  'decision-taken': EVERYBODY,
  'charges-made': [...EVERYBODY, 'officer', 'approver'],
};

/**
 * Queues a mail with the notice to everybody it is for, once each: answers with the mails' ids. What a person who holds no role any more was told is
 * not taken back.
 */
export async function queueNotice(
  transaction: Transaction,
  notice: CommitteeNotice,
  /** `about` names what is told and makes the mails' ids: `NHN-2024/2/decision-taken`. */
  of: { readonly about: string; readonly at: string; readonly mailDomain: string; readonly issuer?: string },
): Promise<string[]> {
  const roles = RECIPIENTS[notice.of];
  const people = await listHoldersOfAny(transaction, { roles, ...(of.issuer === undefined ? {} : { issuer: of.issuer }) });
  const [secretariat] = await listHoldersOfAny(transaction, { roles: ['secretariat'] });
  const answersTo = secretariat === undefined ? null : { name: secretariat.label, email: secretariat.email };
  const mails = people.map((person): OutboxMail => {
    const id = `committee/${of.about}/${person.id}`;
    return {
      id,
      kind: 'committee',
      number: null,
      run: null,
      ordinal: null,
      address: person.email,
      // The committee is Norwegian, whoever sits in it.
      language: 'nb',
      messageId: messageIdOf(id, of.mailDomain),
      queuedAt: of.at,
      content: { type: 'committee', recipientLabel: person.label, answersTo, notice },
    };
  });
  await queueMails(transaction, mails);
  return mails.map((mail) => mail.id);
}
