import type { Language } from '#glossary/language';

export type Role = 'officer' | 'approver' | 'auditor' | 'payer' | 'preparer' | 'secretariat' | 'member' | 'administrator';

/** Who is signed in, as what, and for how long. */
export interface Session {
  readonly person: string;
  readonly label: string;
  readonly language: Language;
  readonly roles: SessionRole[];
  /** Goes with every request that is not a reading one. */
  readonly csrfToken: string;
  readonly idleExpiresAt: string;
  readonly expiresAt: string;
}

interface SessionRole {
  readonly role: Role;
  /** The issuer or organisation it is bound to, by its code; `null` for none. */
  readonly scope: string | null;
  readonly scopeName: string | null;
}

/** Where sign-out goes on, when the identity provider has a page for it. */
interface SignedOut {
  readonly redirectTo: string | null;
}

interface Answering<Answer> {
  readonly responses: { readonly 200: { readonly content: { readonly 'application/json': Answer } } };
}

/** The session belongs to sign-in, whose routes stand outside the API's document. */
export interface SessionPaths {
  readonly '/api/session': { readonly get: Answering<Session> };
  readonly '/api/session/extend': { readonly post: Answering<Session> };
  readonly '/api/sign-out': { readonly post: Answering<SignedOut> };
}
