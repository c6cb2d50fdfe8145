import type { CalculationStep } from '#documents/invoice-document';

/** How a source or reason says, in any of the three languages, that it is assumed rather than agreed. */
const ASSUMPTION = /^(antagelse|antakelse|assumption)\b/i;

/** What a document stands on that nobody has agreed, each said once: it is shown on the document as such. */
export function findAssumptions(reasons: readonly string[], steps: readonly CalculationStep[]): string[] {
  const sources = steps.map((step) => step.source.replace(/ \([^()]*\)$/, ''));
  return [...new Set([...reasons, ...sources])].filter((text) => ASSUMPTION.test(text));
}
