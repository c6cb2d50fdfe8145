import { DomainError } from '#domain/errors';

/** The codes under which a bank file is refused, whole. */
export type BankFileProblem =
  | 'bank-file-too-large'
  | 'bank-file-unknown'
  | 'bank-file-version-unknown'
  | 'bank-file-doctype'
  | 'bank-file-malformed'
  | 'bank-file-does-not-add-up';

/** Why a file is refused; `where` is its line or entry, as a person would look for it. */
export function refuseBankFile(problem: BankFileProblem, message: string, where: Readonly<Record<string, string | number>> = {}): DomainError {
  return new DomainError(problem, message, where);
}
