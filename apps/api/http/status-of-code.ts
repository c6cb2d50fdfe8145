import { HttpStatus } from '@nestjs/common';

/** The one place where a rule's code becomes an HTTP status. A code that is not listed is a conflict with the state of things: 409. */
const STATUS_OF: Readonly<Record<string, HttpStatus>> = {
  'sign-in-needed': HttpStatus.UNAUTHORIZED,
  'session-ended': HttpStatus.UNAUTHORIZED,
  'csrf-token-wrong': HttpStatus.FORBIDDEN,
  'origin-foreign': HttpStatus.FORBIDDEN,
  'role-missing': HttpStatus.FORBIDDEN,
  'not-allowed': HttpStatus.FORBIDDEN,
  'route-unknown': HttpStatus.NOT_FOUND,
  'run-unknown': HttpStatus.NOT_FOUND,
  'document-unknown': HttpStatus.NOT_FOUND,
  'payer-unknown': HttpStatus.NOT_FOUND,
  'payer-change-unknown': HttpStatus.NOT_FOUND,
  'programme-unknown': HttpStatus.NOT_FOUND,
  'key-unknown': HttpStatus.NOT_FOUND,
  'programme-not-billed': HttpStatus.UNPROCESSABLE_ENTITY,
  'mail-unknown': HttpStatus.NOT_FOUND,
  'objection-unknown': HttpStatus.NOT_FOUND,
  'bank-entry-unknown': HttpStatus.NOT_FOUND,
  'payment-unknown': HttpStatus.NOT_FOUND,
  'ledger-not-exported': HttpStatus.NOT_FOUND,
  'file-unknown': HttpStatus.NOT_FOUND,
  'request-invalid': HttpStatus.BAD_REQUEST,
  'cursor-malformed': HttpStatus.BAD_REQUEST,
  'run-malformed': HttpStatus.BAD_REQUEST,
  'date-malformed': HttpStatus.BAD_REQUEST,
  'amount-malformed': HttpStatus.BAD_REQUEST,
  'idempotency-key-missing': HttpStatus.BAD_REQUEST,
  'reason-missing': HttpStatus.UNPROCESSABLE_ENTITY,
  'email-malformed': HttpStatus.UNPROCESSABLE_ENTITY,
  'input-refused': HttpStatus.UNPROCESSABLE_ENTITY,
  'bank-file-unknown': HttpStatus.UNPROCESSABLE_ENTITY,
  'bank-file-version-unknown': HttpStatus.UNPROCESSABLE_ENTITY,
  'bank-file-doctype': HttpStatus.UNPROCESSABLE_ENTITY,
  'bank-file-malformed': HttpStatus.UNPROCESSABLE_ENTITY,
  'bank-file-does-not-add-up': HttpStatus.UNPROCESSABLE_ENTITY,
  'bank-file-too-large': HttpStatus.PAYLOAD_TOO_LARGE,
  'file-too-large': HttpStatus.PAYLOAD_TOO_LARGE,
  'import-not-as-previewed': HttpStatus.PRECONDITION_FAILED,
  'changed-meanwhile': HttpStatus.PRECONDITION_FAILED,
  fault: HttpStatus.INTERNAL_SERVER_ERROR,
};

export function statusOfCode(code: string): HttpStatus {
  return STATUS_OF[code] ?? HttpStatus.CONFLICT;
}
