import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import type { LocalDate } from '#domain/calendar/local-date';
import { Database, type Transaction } from '#persistence/database';
import { findDocumentPlace } from '#persistence/document-sheet';
import { listObjections, mayObjectTo, type AnsweredObjection, type ObjectionAnswer } from '#persistence/objections';
import { getIssuer, listPeople } from '#persistence/register';
import { listRolesHeld } from '#persistence/roles-held';
import { Installation } from '#use-cases/installation';

/** The objections to one document, and what the one who looks may do about them. */
export interface DocumentObjections {
  readonly items: readonly (Omit<AnsweredObjection, 'answer'> & {
    /** Null where the name is not for the eyes of whoever asks: a payer does not see who sits at the desk. */
    readonly personLabel: string | null;
    readonly answer: (ObjectionAnswer & { readonly answeredByLabel: string | null }) | null;
  })[];
  readonly answerDays: number;
  readonly fileUnavailableBecause: 'not-a-document' | 'role-missing' | 'objection-open' | null;
  readonly answerUnavailableBecause: 'role-missing' | 'none-open' | null;
}

/** Reads objections, open ones first; over the web only those for the eyes of whoever asks. */
@Injectable()
export class ListObjections {
  constructor(
    private readonly database: Database,
    private readonly installation: Installation,
  ) {}

  async execute(of: { readonly issuer?: string; readonly document?: string }): Promise<AnsweredObjection[]> {
    return await this.database.read((transaction) => listObjections(transaction, of));
  }

  /** `document-unknown` also when it is not for the eyes of whoever asks. */
  async ofDocument(number: string, person: string): Promise<DocumentObjections> {
    return await this.database.snapshot(async (transaction) => {
      const place = await findDocumentPlace(transaction, number);
      if (!place) throw new DomainError('document-unknown', `there is no document ${number}`, { number });
      const found = await listObjections(transaction, { document: number });
      const labels = new Map((await listPeople(transaction)).map(({ id, label }) => [id, label]));
      const isOpen = found.some(({ answer }) => answer === null);
      return {
        items: found.map(({ answer, ...objection }) => ({
          ...objection,
          personLabel: labels.get(objection.person) ?? null,
          answer: answer && { ...answer, answeredByLabel: labels.get(answer.answeredBy) ?? null },
        })),
        answerDays: this.installation.objectionAnswerDays,
        ...(await whatMayBeDone(transaction, { number, run: place.run, person, isOpen })),
      };
    });
  }

  /** By which day an objection is answered. */
  async dueDateOf(id: string): Promise<LocalDate> {
    const [objection] = await this.database.read((transaction) => listObjections(transaction, { id }));
    if (!objection) throw new DomainError('objection-unknown', `there is no objection ${id}`, { objection: id });
    return objection.answerDueOn;
  }
}

async function whatMayBeDone(
  transaction: Transaction,
  of: { readonly number: string; readonly run: string; readonly person: string; readonly isOpen: boolean },
): Promise<Pick<DocumentObjections, 'fileUnavailableBecause' | 'answerUnavailableBecause'>> {
  const { number, run, person, isOpen } = of;
  const issuer = await getIssuer(transaction, run.split('/')[0] ?? '');
  const roles = await listRolesHeld(transaction, person);
  const isAtDesk = roles.some(({ role, scope }) => (role === 'officer' || role === 'approver') && scope === issuer.code);
  const mayFile = roles.some(({ role }) => role === 'payer') && (await mayObjectTo(transaction, number, person));
  const isInternal = number.startsWith(`${issuer.internalSeries}-`);
  return {
    fileUnavailableBecause: isInternal ? 'not-a-document' : !mayFile ? 'role-missing' : isOpen ? 'objection-open' : null,
    answerUnavailableBecause: !isAtDesk ? 'role-missing' : isOpen ? null : 'none-open',
  };
}
