import type { INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { ROUTE_POLICY } from '#apps/api/sign-in/allowed';

/** Routes of an application that do not say who may use them, as `RunsController.getRun`. */
export function findUndeclaredRoutes(application: INestApplicationContext): string[] {
  const controllers = [...application.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const methods = Object.entries(Object.getOwnPropertyDescriptors(metatype.prototype)).flatMap(([name, { value }]: [string, PropertyDescriptor]) =>
      isRoute(value) ? [{ name, handler: value }] : [],
    );
    return methods.filter(({ handler }) => Reflect.getMetadata(ROUTE_POLICY, handler) === undefined).map(({ name }) => `${metatype.name}.${name}`);
  });
}

/** Throws for the first start after somebody forgot one: nothing is served without a policy. */
export function mustDeclareEveryRoute(application: INestApplicationContext): void {
  const undeclared = findUndeclaredRoutes(application);
  if (undeclared.length > 0) throw new Error(`routes that do not say who may use them (@Allowed): ${undeclared.join(', ')}`);
}

function isRoute(value: unknown): value is object {
  return typeof value === 'function' && Reflect.hasMetadata(PATH_METADATA, value) && Reflect.hasMetadata(METHOD_METADATA, value);
}
