/** Where the API signs people in and out; both are whole-page requests, because the identity provider has its own pages. */
const SIGN_IN = '/api/sign-in';

/** Only a path of this site is a place to come back to. */
export function signInAddress(returnTo: string | undefined): string {
  const target = returnTo !== undefined && isOwnPath(returnTo) ? returnTo : '/';
  return `${SIGN_IN}?returnTo=${encodeURIComponent(target)}`;
}

/** `/koersler?tilstand=kladde`, but neither `//elsewhere` nor a whole address. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])/.test(path);
}
