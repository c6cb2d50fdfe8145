import { DomainError } from '#domain/errors';

/** Puts values into a text's `{slots}`. A slot without a value, and a value without a slot, are `text-slot-mismatch`: half a sentence is never sent. */
export function fillSlots(text: string, values: Readonly<Record<string, string>>): string {
  const unused = new Set(Object.keys(values));
  const filled = text.replace(/\{(\w+)\}/g, (_slot, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new DomainError('text-slot-mismatch', `no value for {${name}} in: ${text}`, { name });
    unused.delete(name);
    return value;
  });
  const [left] = unused;
  if (left !== undefined) throw new DomainError('text-slot-mismatch', `no {${left}} in: ${text}`, { name: left });
  return filled;
}
