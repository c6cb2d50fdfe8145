import { DomainError } from '#domain/errors';
import { PackError } from '#pack/pack-error';
import { ConfigError } from '#platform/config';

export const EXIT = { fault: 1, usage: 2, rule: 3, inputRefused: 4, verificationFailed: 5 } as const;

export function exitCodeOf(error: unknown): number {
  if (error instanceof ConfigError) return EXIT.usage;
  if (error instanceof DomainError || error instanceof PackError) return EXIT.rule;
  return EXIT.fault;
}

/** A rule's refusal is a sentence with its code; a fault keeps its stack, because somebody must find it. */
export function explain(error: unknown): string {
  if (error instanceof DomainError || error instanceof PackError) return `refused (${error.code}): ${error.message}`;
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
