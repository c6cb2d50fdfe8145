import type { Country } from '#domain/calendar/bank-days';
import { addDays, type LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import { parseAmount, type Ore } from '#domain/money/money';

/**
 * `interest` is a whole yearly rate; where the law makes it of two, `reference-rate` and `interest-addition` are its parts, all in percent. `reminder-fee`
 * and `compensation` are kroner.
 */
export const LATE_RATE_KINDS = ['interest', 'reference-rate', 'interest-addition', 'reminder-fee', 'compensation'] as const;
export type LateRateKind = (typeof LATE_RATE_KINDS)[number];

/** A figure for late payment as somebody imported it, with where it stands. Nothing is known where no row says it: rates are data, never code. */
export interface LateRate {
  readonly country: Country;
  readonly kind: LateRateKind;
  readonly validFrom: LocalDate;
  /** The first day on which it is no longer valid. */
  readonly validUntil: LocalDate | null;
  /** Percent with at most four decimals, or kroner with at most two; a reference rate may be below zero. */
  readonly value: string;
  readonly source: string;
  /** No law's figure, but one to try with. */
  readonly isIllustrative: boolean;
  readonly recordedAt: string;
}

/** A yearly rate in ten-thousandths of a percent, and the last day on which it is the same. */
export interface RatePeriod {
  readonly tenThousandths: bigint;
  readonly last: LocalDate | null;
}

/** The yearly rate of interest on a day; `late-rate-missing` where the table does not say it. */
export function interestRateOn(rates: readonly LateRate[], country: Country, day: LocalDate): RatePeriod {
  const find = (kind: LateRateKind) => findRate(rates, { country, kind, day });
  const whole = find('interest');
  const [reference, addition] = [find('reference-rate'), find('interest-addition')];
  if (!whole && !(reference && addition)) throw missing(country, 'interest', day);
  const parts = whole ? [whole] : [reference, addition].filter((rate) => rate !== undefined);
  return { tenThousandths: parts.reduce((total, { value }) => total + parseRate(value), 0n), last: lastDayAlike(rates, country, day) };
}

/** The fee or compensation of a day in øre; `late-rate-missing` where the table does not say it. */
export function lateAmountOn(rates: readonly LateRate[], of: { country: Country; kind: 'reminder-fee' | 'compensation'; day: LocalDate }): Ore {
  const rate = findRate(rates, of);
  if (!rate) throw missing(of.country, of.kind, of.day);
  return parseAmount(rate.value);
}

/** A rate as text is read into ten-thousandths of a percent: `-0.45` is -4500; `late-rate-malformed` for anything else. */
export function parseRate(text: string): bigint {
  const match = /^(-?)(\d{1,3})(?:\.(\d{1,4}))?$/.exec(text);
  if (!match) throw new DomainError('late-rate-malformed', `not a rate with at most four decimals: ${text}`, { text });
  const [, sign, whole = '0', decimals = ''] = match;
  const size = BigInt(whole) * 10_000n + BigInt(decimals.padEnd(4, '0'));
  return sign === '-' ? -size : size;
}

/** As percent with two to four decimals: 105000 is `10.50`. */
export function formatRate(tenThousandths: bigint): string {
  const size = tenThousandths < 0n ? -tenThousandths : tenThousandths;
  const decimals = String(size % 10_000n)
    .padStart(4, '0')
    .replace(/0{1,2}$/, '');
  return `${tenThousandths < 0n ? '-' : ''}${size / 10_000n}.${decimals}`;
}

/** The row that counts on a day: of those valid, the one recorded last; of one file, the one that began last. */
function findRate(rates: readonly LateRate[], of: { country: Country; kind: LateRateKind; day: LocalDate }): LateRate | undefined {
  return rates
    .filter(({ country, kind }) => country === of.country && kind === of.kind)
    .filter(({ validFrom, validUntil }) => validFrom <= of.day && (validUntil === null || of.day < validUntil))
    .reduce<LateRate | undefined>((best, rate) => (best && rankOf(best) >= rankOf(rate) ? best : rate), undefined);
}

function rankOf({ recordedAt, validFrom }: LateRate): string {
  return `${recordedAt} ${validFrom}`;
}

/** No row of interest begins or ends before this day is over. */
function lastDayAlike(rates: readonly LateRate[], country: Country, day: LocalDate): LocalDate | null {
  const edges = rates
    .filter((rate) => rate.country === country && rate.kind !== 'reminder-fee' && rate.kind !== 'compensation')
    .flatMap(({ validFrom, validUntil }) => (validUntil === null ? [validFrom] : [validFrom, validUntil]))
    .filter((edge) => edge > day)
    .sort();
  return edges[0] === undefined ? null : addDays(edges[0], -1);
}

function missing(country: Country, kind: string, day: LocalDate): DomainError {
  return new DomainError('late-rate-missing', `no ${kind} is recorded for ${country} on ${day}: import it, or turn the charge off`, {
    country,
    kind,
    day,
  });
}
