type Given<Body> = { [Key in keyof Body]: Exclude<Body[Key], undefined> };

/** What was left out of a body is not there, rather than there and undefined. */
export function withoutUndefined<Body extends object>(body: Body): Given<Body> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Given<Body>;
}
