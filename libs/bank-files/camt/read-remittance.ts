import { sum, type Ore } from '#domain/money/money';
import { childAt, childrenOf, textAt, type Element } from '#bank-files/camt/element';
import { readPlainAmount } from '#bank-files/camt/read-amount';

export interface RemittancePart {
  readonly amountOre: Ore;
  /** The creditor's reference as the bank gives it; null when there is none, or several and nobody says which got what. */
  readonly reference: string | null;
  readonly text: string;
}

/**
 * What a transaction says it is for. One that names several references with amounts that sum to it comes in as many parts; where they do not, it is
 * one part without reference, and all of them in its text, for a person.
 */
export function readRemittance(remittance: Element | undefined, amountOre: Ore): RemittancePart[] {
  const free = childrenOf(remittance, 'Ustrd').map((element) => element.text.trim());
  const named = childrenOf(remittance, 'Strd').flatMap((structured) => {
    const reference = textAt(structured, ['CdtrRefInf', 'Ref']);
    return reference === null ? [] : [{ reference, sizeOre: remittedOf(structured) }];
  });
  const [first, ...others] = named;
  if (!first) return [{ amountOre, reference: null, text: free.join(' ') }];
  if (others.length === 0) return [{ amountOre, reference: first.reference, text: free.join(' ') }];
  const sizes = named.map(({ sizeOre }) => sizeOre ?? 0n);
  const sign = amountOre < 0n ? -1n : 1n;
  if (named.every(({ sizeOre }) => sizeOre !== null) && sum(sizes) === amountOre * sign) {
    return named.map(({ reference, sizeOre }) => ({ amountOre: (sizeOre ?? 0n) * sign, reference, text: free.join(' ') }));
  }
  return [{ amountOre, reference: null, text: [...free, ...named.map(({ reference }) => reference)].join(' ') }];
}

function remittedOf(structured: Element): Ore | null {
  const text = textAt(childAt(structured, 'RfrdDocAmt'), ['RmtdAmt'], ['DuePyblAmt']);
  return text === null ? null : readPlainAmount(text);
}
