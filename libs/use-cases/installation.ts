/** What differs between installations and is no secret. */
export class Installation {
  constructor(
    /** Domain of Message-IDs: `aconto.example`. */
    readonly mailDomain: string,
    /** Whom the signed head of the audit chain is mailed to after every issue. */
    readonly auditorAddress: string,
  ) {}
}
