import type { components } from '#console/api/generated/schema';

export type Objection = components['schemas']['Objection'];
export type WhyNotFile = components['schemas']['Objections']['fileUnavailableBecause'];

export const objectionsKeyOf = (number: string) => ['objections', number] as const;
