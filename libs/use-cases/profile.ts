/**
 * Which kind of installation this is. `embedded` is the example profile: it may play runs in the past, let facts be recorded with an earlier
 * day, and let the command line act as a named person. Production refuses all of it.
 */
export class Profile {
  constructor(readonly name: 'embedded' | 'production') {}

  get mayPlayThePast(): boolean {
    return this.name === 'embedded';
  }

  /** While nobody is registered, the first import may bring its own people. Elsewhere the first administrator is appointed. */
  get mayBeginWithAnImport(): boolean {
    return this.name === 'embedded';
  }

  /** Documents made from illustrative figures are marked on every page. */
  get isExample(): boolean {
    return this.name === 'embedded';
  }
}
