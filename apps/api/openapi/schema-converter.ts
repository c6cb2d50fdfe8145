import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/** A schema with an id becomes a named component, everything else stands where it is used. */
export function convertSchema(
  schema: unknown,
  { schemaType }: { readonly schemaType: 'input' | 'output' },
): { schema: JsonSchema; components: Record<string, JsonSchema> } | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  // Inside another schema a named one becomes a reference; by itself it would be written out.
  const whole = z.toJSONSchema(z.object({ root: schema }), { io: schemaType, unrepresentable: 'any' });
  const root = whole.properties?.['root'];
  if (typeof root !== 'object') return undefined;
  const components = Object.fromEntries(Object.entries(whole.$defs ?? {}).map(([name, definition]) => [name, withoutId(definition)]));
  return { schema: withoutId(root), components };
}

/** The reference to a named schema, for places where the document is written by hand. */
export function schemaReference(schema: z.ZodType): { $ref: string } {
  const id = schema.meta()?.id;
  if (id === undefined) throw new Error('only a schema with an id can be referred to');
  return { $ref: `#/components/schemas/${id}` };
}

function withoutId(schema: object): JsonSchema {
  const { id: _id, ...rest }: JsonSchema = { ...schema };
  return rest;
}
