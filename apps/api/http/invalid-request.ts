import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { placesOfUnkeepable } from '#apps/api/http/unkeepable';

/** A request whose parts are not what the route takes: every place that is wrong, by path. */
export class InvalidRequest extends Error {
  constructor(readonly issues: readonly { readonly path: string; readonly message: string }[]) {
    super(`the request is not what this route takes: ${issues.map((issue) => `${issue.path} ${issue.message}`).join('; ')}`);
    this.name = 'InvalidRequest';
  }
}

type Issues = Parameters<NonNullable<NonNullable<ConstructorParameters<typeof StandardSchemaValidationPipe>[0]>['exceptionFactory']>>[0];

/** Parses body, query and path by the schemas that the routes name, when the record could keep them. */
export function createValidationPipe(): StandardSchemaValidationPipe {
  return new KeepableRequestPipe({ exceptionFactory: (issues) => new InvalidRequest(toPlaces(issues)) });
}

class KeepableRequestPipe extends StandardSchemaValidationPipe {
  override async transform<T = unknown>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const places = metadata.type === 'custom' ? [] : placesOfUnkeepable(value);
    if (places.length > 0) throw new InvalidRequest(places.map((path) => ({ path, message: 'is no text that can be kept' })));
    return await super.transform(value, metadata);
  }
}

function toPlaces(issues: Issues): { path: string; message: string }[] {
  return issues.map((issue) => ({
    path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    message: issue.message,
  }));
}
