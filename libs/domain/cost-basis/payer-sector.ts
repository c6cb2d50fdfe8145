/**
 * Who pays. The municipal sector is two: what the GP service (fastlege) drives and the rest, each with a key of its own; a municipality pays both.
 */
export type PayerSector = 'health-authorities' | 'gp' | 'municipalities' | 'pharmacies';

export const PAYER_SECTORS: readonly PayerSector[] = ['health-authorities', 'gp', 'municipalities', 'pharmacies'];

/** The two halves of the municipal sector. */
export const MUNICIPAL_SECTORS: readonly PayerSector[] = ['gp', 'municipalities'];
