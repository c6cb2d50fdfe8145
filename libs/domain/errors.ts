/**
 * A rule of the domain was broken by the input. `code` is stable and is what API, CLI and activities map; `data` says what the person
 * needs to mend it. Messages are English for logs; people read the glossary's text for the code.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly data: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}
