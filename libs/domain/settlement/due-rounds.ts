import { billingDateIn } from '#domain/calendar/billing-rule';
import { formatBillingRule } from '#domain/calendar/billing-rule-text';
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
 * What an issuer's billing date asks for, branch by branch: the first round of each year that is to be billed by then and was not, newest first,
 * and a true-up of every year billed before, oldest year last, so that a document reads "à conto, then corrections".
 */
export function findDueRounds(input: DueInput): DueRound[] {
  const branches = new Map<string, CollectionArrangement[]>();
  for (const arrangement of arrangementsBillingOn(input)) {
    const id = `${arrangement.programme} ${arrangement.branch}`;
    branches.set(id, [...(branches.get(id) ?? []), arrangement]);
  }
  return [...branches.values()].flatMap((arrangements) => findDueInBranch(arrangements, input));
}

interface DueInput {
  readonly issuer: string;
  readonly country: Country;
  readonly businessDate: LocalDate;
  readonly arrangements: readonly CollectionArrangement[];
  readonly histories: readonly RoundHistory[];
  /** Whether the actual cost of a programme's year is known: a first round that comes late then stands on it. */
  readonly hasActualCost: (programme: string, year: number) => boolean;
}

/** Arrangements that bill the same branch on the same date are one: a year is trued up once, whichever of them asks. */
function findDueInBranch(billing: readonly CollectionArrangement[], input: DueInput): DueRound[] {
  const [{ programme, branch } = { programme: '', branch: '' }] = billing;
  const ofBranch = (row: { programme: string; branch: string }) => row.programme === programme && row.branch === branch;
  const newestYear = Math.max(...billing.map((arrangement) => yearOf(input.businessDate) + arrangement.serviceYearOffset));
  const billed = input.histories.filter((history) => ofBranch(history) && history.rounds.length > 0);
  const firstRounds = new Map<number, RoundKind>();
  // In an order of their own, so that it cannot matter in which order they were read.
  for (const arrangement of input.arrangements.filter(ofBranch).sort(byRecording)) {
    for (const serviceYear of yearsDue(arrangement, input)) {
      if (serviceYear > newestYear || billed.some((history) => history.serviceYear === serviceYear)) continue;
      const isLate = serviceYear < newestYear && input.hasActualCost(programme, serviceYear);
      firstRounds.set(serviceYear, isLate ? 'in-arrears' : (firstRounds.get(serviceYear) ?? arrangement.firstRound));
    }
  }
  const first = [...firstRounds].map(([serviceYear, kind]): DueRound => ({ programme, branch, serviceYear, kind, history: null }));
  const trueUps = billed
    .filter((history) => history.serviceYear <= newestYear)
    .map((history): DueRound => ({ programme, branch, serviceYear: history.serviceYear, kind: 'true-up', history }));
  return [...first.sort(newestFirst), ...trueUps.sort(newestFirst)];
}

/**
 * Service years for which the arrangement has had a billing date up to today. Earlier dates count from the day the arrangement was recorded: a year
 * that was blocked, or whose run was cancelled, is not lost but comes with the next run; a year before the arrangement was known was never due.
 */
function yearsDue(arrangement: CollectionArrangement, { businessDate, country }: DueInput): number[] {
  const years: number[] = [];
  const today = yearOf(businessDate);
  for (let year = Math.min(today, Math.max(arrangement.fromYear, yearOf(arrangement.recordedOn))); year <= today; year += 1) {
    const date = isInForce(arrangement, year) ? billingDateIn(year, arrangement.rule, country) : null;
    if (date === null || date > businessDate) continue;
    if (date === businessDate || date >= arrangement.recordedOn) years.push(year + arrangement.serviceYearOffset);
  }
  return years;
}

function byRecording(a: CollectionArrangement, b: CollectionArrangement): number {
  const orderOf = (row: CollectionArrangement) => `${row.recordedOn} ${row.fromYear} ${row.issuer} ${formatBillingRule(row.rule)}`;
  return orderOf(a) < orderOf(b) ? -1 : 1;
}

function newestFirst(a: DueRound, b: DueRound): number {
  return b.serviceYear - a.serviceYear;
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
