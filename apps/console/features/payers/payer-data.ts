import type { components } from '#console/api/generated/schema';

export type Payer = components['schemas']['Payer'];
export type PayerDetails = components['schemas']['PayerDetails'];
export type PayerChange = components['schemas']['PayerChange'];

/** What two people may change, in the order of a letter. */
export const CHANGEABLE = ['name', 'ean', 'street', 'postcode', 'city', 'email', 'language'] as const;
export type Changeable = (typeof CHANGEABLE)[number];

/** The fields in which two sets of details differ. */
export function differencesOf(before: PayerDetails, after: PayerDetails): Changeable[] {
  return CHANGEABLE.filter((field) => before[field] !== after[field]);
}
