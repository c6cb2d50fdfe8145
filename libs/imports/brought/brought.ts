import { formatBillingRule } from '#domain/calendar/billing-rule-text';
import type { Agreement, CollectionArrangement } from '#domain/facts/facts';
import { factsKnownOn, type Facts, type KnownFacts } from '#domain/settlement/known-facts';
import { broughtBudget, broughtCost, type BroughtAmount } from '#imports/brought/brought-amounts';
import { broughtEntry, type BroughtEntry } from '#imports/brought/brought-entry';
import { broughtKey, type BroughtKey } from '#imports/brought/brought-key';
import type { AgreementRow } from '#imports/agreements';
import type { ImportKind, ImportResult } from '#imports/parse-import';

/** What a file would record, beside what stands: for a person to check before it is imported. Printed tables record nothing. */
export interface Brought {
  readonly amounts: readonly BroughtAmount[];
  readonly keys: readonly BroughtKey[];
  readonly agreements: readonly BroughtAgreement[];
  readonly arrangements: readonly BroughtArrangement[];
  /** Programmes, payers, issuers and people: always new, for a register takes a code once. */
  readonly entries: readonly BroughtEntry[];
}

export interface BroughtAgreement {
  readonly agreement: AgreementRow;
  /** The agreement that stands for the same year on. */
  readonly stands: Agreement | null;
}

export interface BroughtArrangement extends Omit<CollectionArrangement, 'rule'> {
  readonly ruleText: string;
}

export const NOTHING_BROUGHT: Brought = { amounts: [], keys: [], agreements: [], arrangements: [], entries: [] };

const FOR_EVER = '9999-12-31';

/** `facts` are those before the file. What stands is the newest version, whenever it was recorded. */
export function broughtBy(result: ImportResult<ImportKind>, facts: Facts): Brought {
  return { ...NOTHING_BROUGHT, ...ofKind(result, factsKnownOn(facts, FOR_EVER)) };
}

function ofKind(result: ImportResult<ImportKind>, known: KnownFacts): Partial<Brought> {
  if (isOf('budgets', result)) return { amounts: result.rows.map((row) => broughtBudget(row, known)) };
  if (isOf('actual-costs', result)) return { amounts: result.rows.map((row) => broughtCost(row, known)) };
  if (isOf('keys', result)) return { keys: result.rows.map((row) => broughtKey(row, known)) };
  if (isOf('agreements', result))
    return { agreements: result.rows.map((agreement) => ({ agreement, stands: known.findAgreement(agreement.programme, agreement.fromYear) })) };
  if (isOf('arrangements', result)) return { arrangements: result.rows.map(({ rule, ...row }) => ({ ...row, ruleText: formatBillingRule(rule) })) };
  if (isOf('programmes', result)) return { entries: result.rows.map(({ code, name, currency }) => broughtEntry(code, name, { currency })) };
  if (isOf('payers', result))
    return { entries: result.rows.map(({ code, name, cvr, ean, email }) => broughtEntry(code, name, { registration: cvr, ean, email })) };
  if (isOf('issuers', result))
    return { entries: result.rows.map(({ code, name, cvr, series, email }) => broughtEntry(code, name, { registration: cvr, series, email })) };
  if (isOf('people', result))
    return {
      entries: result.rows.map(({ person, label, role, issuer, organisation, email }) =>
        broughtEntry(person, label, { role, organisation: issuer ?? organisation, email }),
      ),
    };
  return {};
}

function isOf<Kind extends ImportKind>(kind: Kind, result: ImportResult<ImportKind>): result is ImportResult<Kind> {
  return result.kind === kind;
}
