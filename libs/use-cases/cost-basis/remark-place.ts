import type { RemarkPlace } from '#domain/committee/remark';
import { SHEETS } from '#domain/cost-basis/row-keys';
import { DomainError } from '#domain/errors';
import type { KeptVersion } from '#persistence/cost-basis';

/** A remark is bound to something that the version has; `remark-about-nothing` otherwise. */
export function mustBeIn({ content }: KeptVersion, place: RemarkPlace): void {
  const refuse = (found: string) => {
    throw new DomainError('remark-about-nothing', `version ${content.number} has no ${place.of} ${found}`, { of: place.of, found });
  };
  if (place.of === 'service' && !content.services.some((row) => row.code === place.service)) refuse(place.service);
  if (place.of === 'component' && !content.components.some((row) => row.code === place.component)) refuse(place.component);
  if (place.of === 'figure' && !SHEETS.some((sheet) => sheet === place.sheet)) refuse(place.sheet);
}
