import { ANSWER_DAYS } from '#domain/payments/answer-due-date';

/** What differs between installations and is no secret. */
export class Installation {
  constructor(
    /** The domain of Message-IDs: `aconto.example`. */
    readonly mailDomain: string,
    /** Days in which issuers answer an objection. */
    readonly objectionAnswerDays: number = ANSWER_DAYS,
  ) {}
}
