/**
 * How much weight a figure bears. `stated` by the preparer, `asked` about by a member, `answered` after a question, `disputed`, or `illustrative`:
 * invented so that an example is whole. It is shown wherever the figure is.
 */
export type Standing = 'stated' | 'asked' | 'answered' | 'disputed' | 'illustrative';

export const STANDINGS: readonly Standing[] = ['stated', 'asked', 'answered', 'disputed', 'illustrative'];

/** What every row of a cost basis says of itself: its standing, and where it comes from. */
export interface Sourced {
  readonly standing: Standing;
  /** A document, case or file with its row; never empty in a version that is sent out. */
  readonly source: string;
}
