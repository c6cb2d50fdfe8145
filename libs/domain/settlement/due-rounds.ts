import { billingDateIn } from '#domain/calendar/billing-rule';
import type { Country } from '#domain/calendar/bank-days';
import { yearOf, type LocalDate } from '#domain/calendar/local-date';
import type { CollectionArrangement } from '#domain/facts/facts';
import type { RoundHistory, RoundKind } from '#domain/settlement/settlement-round';

/** A round that the calendar or the history asks for; whether it may be billed and bills anything is decided when it is settled. */
export interface DueRound {
  readonly programme: string;
  readonly branch: string;
  readonly serviceYear: number;
  readonly kind: RoundKind;
  /** Earlier issued rounds of the programme, year and branch; null for a first round. */
  readonly history: RoundHistory | null;
}

/**
 * What an issuer's billing date asks for, programme by programme and branch by branch: the first round of the year its arrangement bills on
 * that date, and a true-up of every year billed before, oldest year last so that a document reads "à conto, then corrections".
 */
export function findDueRounds(input: {
  readonly issuer: string;
  readonly country: Country;
  readonly businessDate: LocalDate;
  readonly arrangements: readonly CollectionArrangement[];
  readonly histories: readonly RoundHistory[];
}): DueRound[] {
  return arrangementsBillingOn(input).flatMap((arrangement) => {
    const { programme, branch } = arrangement;
    const serviceYear = yearOf(input.businessDate) + arrangement.serviceYearOffset;
    const histories = input.histories
      .filter((history) => history.programme === programme && history.branch === branch && history.rounds.length > 0 && history.serviceYear <= serviceYear)
      .sort((a, b) => b.serviceYear - a.serviceYear);
    const trueUps = histories.map((history): DueRound => ({ programme, branch, serviceYear: history.serviceYear, kind: 'true-up', history }));
    if (histories.some((history) => history.serviceYear === serviceYear)) return trueUps;
    return [{ programme, branch, serviceYear, kind: arrangement.firstRound, history: null }, ...trueUps];
  });
}

/** The arrangements of the issuer that bill on the date, in byte order of programme and branch. */
export function arrangementsBillingOn(input: {
  readonly issuer: string;
  readonly country: Country;
  readonly businessDate: LocalDate;
  readonly arrangements: readonly CollectionArrangement[];
}): CollectionArrangement[] {
  const year = yearOf(input.businessDate);
  return input.arrangements
    .filter((arrangement) => arrangement.issuer === input.issuer && isInForce(arrangement, year))
    .filter((arrangement) => billingDateIn(year, arrangement.rule, input.country) === input.businessDate)
    .sort((a, b) => (`${a.programme} ${a.branch}` < `${b.programme} ${b.branch}` ? -1 : 1));
}

/** Every billing date of an issuer in the half-open range of years, ascending and without repeats. */
export function billingDatesOf(input: {
  readonly issuer: string;
  readonly country: Country;
  readonly arrangements: readonly CollectionArrangement[];
  readonly years: { readonly from: number; readonly until: number };
}): LocalDate[] {
  const dates = new Set<LocalDate>();
  for (let year = input.years.from; year < input.years.until; year += 1) {
    for (const arrangement of input.arrangements) {
      if (arrangement.issuer !== input.issuer || !isInForce(arrangement, year)) continue;
      const date = billingDateIn(year, arrangement.rule, input.country);
      if (date !== null) dates.add(date);
    }
  }
  return [...dates].sort();
}

function isInForce(arrangement: CollectionArrangement, year: number): boolean {
  return arrangement.fromYear <= year && (arrangement.untilYear === null || year < arrangement.untilYear);
}
