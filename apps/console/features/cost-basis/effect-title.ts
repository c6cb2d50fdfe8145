import { COST_BASIS_TEXTS } from '#glossary/cost-basis-texts';
import type { Bridge } from '#console/features/cost-basis/cost-basis-data';
import { useLanguage } from '#console/i18n/texts';

/** What a step is called: a driver by its title in the version, a calculated effect by its word. */
export function useEffectTitle(): (step: Pick<Bridge['steps'][number], 'effect' | 'title'>) => string {
  const words: Readonly<Record<string, string>> = COST_BASIS_TEXTS[useLanguage()].effects;
  return ({ effect, title }) => title ?? words[effect] ?? effect;
}

/** A step that did something: rounding of nothing is not drawn. */
export function isStep({ change }: { readonly change: string }): boolean {
  return /[1-9]/.test(change);
}
