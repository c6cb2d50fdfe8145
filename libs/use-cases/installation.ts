/** What differs between installations and is no secret. */
export class Installation {
  /** `mailDomain` is the domain of Message-IDs: `aconto.example`. */
  constructor(readonly mailDomain: string) {}
}
