type Given<Query> = { [Key in keyof Query]?: Exclude<Query[Key], undefined> };

/** The parameters that have a value; the API is not asked about the others. */
export function given<Query extends object>(query: Query): Given<Query> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Given<Query>;
}
