import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Right } from '#use-cases/rights';

/** Who may use a route: bearers of a right, whoever is signed in, or anybody. */
export type Policy = Right | 'signed-in' | 'anybody';

export interface RoutePolicy {
  readonly policy: Policy;
  /** Asked by a page on its own, without anybody doing anything: it does not keep a session alive. */
  readonly isBackground: boolean;
}

export const ROUTE_POLICY = 'aconto:route-policy';

/** Says who may use a route. Every route says it: one that does not stops the API at its start. The OpenAPI document names it as `x-right`. */
export function Allowed(policy: Policy, options: { readonly isBackground?: boolean } = {}): MethodDecorator {
  const route: RoutePolicy = { policy, isBackground: options.isBackground ?? false };
  return applyDecorators(SetMetadata(ROUTE_POLICY, route), ApiExtension('x-right', policy));
}
