import { z } from 'zod';
import { formatAmount, type Ore } from '#domain/money/money';

/** An amount on the wire: a decimal string with two decimals, because a number in JSON is a float. The currency stands beside it. */
export const Amount = z
  .string()
  .regex(/^-?\d{1,16}\.\d{2}$/)
  .meta({ id: 'Amount', description: 'Decimal text with two decimals and a dot, minus in front: -1234.50', examples: ['29595937.50'] });

export const Currency = z.enum(['DKK', 'NOK']).meta({ id: 'Currency' });

export function toWire(amountOre: Ore): string {
  return formatAmount(amountOre);
}

export function toWireOrNull(amountOre: Ore | null): string | null {
  return amountOre === null ? null : formatAmount(amountOre);
}
