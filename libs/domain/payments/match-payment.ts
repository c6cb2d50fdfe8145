import type { Currency, Ore } from '#domain/money/money';
import type { BankEntry } from '#domain/payments/bank-entry';
import type { OpenItem } from '#domain/payments/open-items';
import { isSameReference, referenceKeyOf } from '#domain/payments/reference-key';

/** What a payment may be matched with: an open item, and how its payer is known. */
export interface Matchable extends OpenItem {
  readonly payerName: string;
  /** CVR or organisation number. */
  readonly payerId: string;
}

export type MatchReason = 'number' | 'payer' | 'amount';

/** A document that a person may choose, with what speaks for it. */
export interface MatchCandidate {
  readonly document: string;
  readonly payer: string;
  readonly openOre: Ore;
  readonly reasons: readonly MatchReason[];
}

export type PaymentMatch =
  /** The payer gave the document's reference: the payment is its, whatever the amount. */
  | { readonly outcome: 'reference'; readonly document: string; readonly payer: string }
  /** Nothing certain: a person chooses, or puts the payment aside. */
  | { readonly outcome: 'to-confirm'; readonly candidates: readonly MatchCandidate[] };

const MOST_CANDIDATES = 5;

/**
 * Says what a payment is for. Only a reference (FIK, KID, RF) decides by itself, and only when one document of that currency has it; a document's
 * number in the text, the payer's name or registration number, and the exact amount make candidates, best first.
 */
export function matchPayment(
  entry: Pick<BankEntry, 'reference' | 'text' | 'payerName' | 'payerId' | 'amountOre' | 'currency'>,
  index: MatchIndex,
): PaymentMatch {
  const key = entry.reference === null ? null : referenceKeyOf(entry.reference);
  const named = key === null ? [] : (index.byReference.get(key.id) ?? []);
  const same = named.filter((item) => item.currency === entry.currency && isSameReferenceOf(item, entry.reference ?? ''));
  const [only, ...others] = same;
  if (only && others.length === 0) return { outcome: 'reference', document: only.number, payer: only.payer };
  return { outcome: 'to-confirm', candidates: findCandidates(entry, index) };
}

/** Documents by what payments name, so that thousands of payments against thousands of documents stay quick. */
export interface MatchIndex {
  readonly byReference: ReadonlyMap<string, readonly Matchable[]>;
  readonly byNumber: ReadonlyMap<string, readonly Matchable[]>;
  readonly byPayer: ReadonlyMap<string, readonly Matchable[]>;
  readonly byAmount: ReadonlyMap<string, readonly Matchable[]>;
}

export function indexMatchables(items: readonly Matchable[]): MatchIndex {
  const by = (keysOf: (item: Matchable) => readonly (string | null)[]) => {
    const groups = new Map<string, Matchable[]>();
    for (const item of items) {
      for (const key of keysOf(item)) {
        if (key === null || key === '') continue;
        const group = groups.get(key);
        if (group) group.push(item);
        else groups.set(key, [item]);
      }
    }
    return groups;
  };
  return {
    byReference: by((item) => [item.paymentReference === null ? null : (referenceKeyOf(item.paymentReference)?.id ?? null)]),
    byNumber: by((item) => [item.number]),
    byPayer: by((item) => (item.openOre === 0n ? [] : [normalName(item.payerName), item.payerId])),
    byAmount: by((item) => (item.openOre === 0n ? [] : [amountKey(item.openOre, item.currency)])),
  };
}

function findCandidates(entry: Parameters<typeof matchPayment>[0], index: MatchIndex): MatchCandidate[] {
  const reasons = new Map<Matchable, MatchReason[]>();
  const add = (items: readonly Matchable[] | undefined, reason: MatchReason) => {
    for (const item of items ?? []) {
      if (item.currency !== entry.currency) continue;
      const known = reasons.get(item) ?? [];
      if (!known.includes(reason)) reasons.set(item, [...known, reason]);
    }
  };
  const words = [...`${entry.reference ?? ''} ${entry.text}`.toUpperCase().matchAll(/[A-ZÆØÅ0-9]+-\d{6,}/g)].map(([word]) => word);
  for (const word of words) add(index.byNumber.get(word), 'number');
  if (entry.payerName !== null) add(index.byPayer.get(normalName(entry.payerName)), 'payer');
  if (entry.payerId !== null) add(index.byPayer.get(entry.payerId.replace(/^[A-Z]{2}/, '')), 'payer');
  add(index.byAmount.get(amountKey(entry.amountOre, entry.currency)), 'amount');
  return [...reasons]
    .sort(
      ([a, forA], [b, forB]) =>
        weigh(forB) - weigh(forA) || (a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : a.number < b.number ? -1 : 1),
    )
    .slice(0, MOST_CANDIDATES)
    .map(([{ number, payer, openOre }, because]) => ({ document: number, payer, openOre, reasons: because }));
}

const WEIGHT: Readonly<Record<MatchReason, number>> = { number: 4, payer: 2, amount: 1 };

function weigh(reasons: readonly MatchReason[]): number {
  return reasons.reduce((total, reason) => total + WEIGHT[reason], 0);
}

function isSameReferenceOf(item: Matchable, reference: string): boolean {
  const [own, given] = [referenceKeyOf(item.paymentReference ?? ''), referenceKeyOf(reference)];
  return own !== null && given !== null && isSameReference(own, given);
}

function amountKey(amountOre: Ore, currency: Currency): string {
  return `${currency} ${amountOre}`;
}

/** Names differ in case, spaces and dots between a register and a bank. */
function normalName(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-ZÆØÅÄÖÜ0-9]/g, '');
}
