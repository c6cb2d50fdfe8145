import type { Component } from '#domain/cost-basis/component';
import type { CostBasisVersion } from '#domain/cost-basis/version';

/** Why a component reaches no payer's charge; null when it does. */
export type HeldBack = 'basis-assumed' | 'basis-none' | 'development';

/** A component whose basis is not in regulation stands apart from its service wherever it is shown. */
export function isIsolated(component: Component): boolean {
  return component.legalBasis.state !== 'in-regulation';
}

/**
 * Whether a component may be charged. A basis that is assumed or missing holds it back until the basis is recorded, unless the decision names the
 * component; development is never charged as running cost, whatever a decision says.
 */
export function whyHeldBack(component: Component, decidedComponents: readonly string[]): HeldBack | null {
  if (component.activity === 'development') return 'development';
  if (!isIsolated(component) || decidedComponents.includes(component.code)) return null;
  return component.legalBasis.state === 'none' ? 'basis-none' : 'basis-assumed';
}

/** Codes of the components that may be charged. */
export function chargeableComponents(version: CostBasisVersion, decidedComponents: readonly string[]): ReadonlySet<string> {
  return new Set(version.components.filter((component) => whyHeldBack(component, decidedComponents) === null).map((component) => component.code));
}
