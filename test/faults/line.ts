import { differences, withoutNumbers } from './outcome';
import type { Played } from './play';
import type { Setting } from './setting';
import type { Strike } from './strike';

/** One line of the result: what was done to a run, and what it left that an undisturbed run does not. */
export interface Line {
  readonly what: string;
  readonly setting: string;
  readonly seed: number | null;
  readonly strikes: readonly Strike[];
  readonly disturbed: number;
  readonly ended: Readonly<Record<string, number>>;
  /** Disks that were full for a while, with what was seen meanwhile. */
  readonly filled?: Played['filled'];
  readonly milliseconds: number;
  readonly documents: number;
  /** Mails in the record, and those that the server accepted and then dropped the connection of. */
  readonly mails: number;
  readonly acceptedThenDropped: number;
  readonly differences: readonly string[];
  readonly faults: readonly string[];
  readonly extraCopies: number;
  readonly sentButMissing: number;
  readonly unsettled: number;
  /** Mails that the server refused for good, as it was told to; they are a person's to settle, and the run does not reconcile with them. */
  readonly refused: number;
  readonly unknown: number;
}

export type PlayedWithDrops = Played & { readonly acceptedThenDropped: number };

export function lineOf(
  what: string,
  { expected, played, setting }: { readonly expected: Played; readonly played: PlayedWithDrops; readonly setting: Setting },
  drawn: Pick<Line, 'seed' | 'strikes'>,
): Line {
  const { post } = played;
  const refused = post.states['refused'] ?? 0;
  const comparable = setting.isNumberedInAnyOrder ? withoutNumbers : (record: Played['record']) => record;
  return {
    ...{ what, setting: setting.name, ...drawn },
    ...{
      disturbed: played.disturbed,
      ended: played.ended,
      ...(played.filled.length > 0 ? { filled: played.filled } : {}),
      milliseconds: played.milliseconds,
    },
    ...{ documents: played.record.documents.length, mails: post.mails, acceptedThenDropped: played.acceptedThenDropped },
    differences: differences(comparable(expected.record), comparable(played.record)),
    // A refused mail is no difference of the product's making.
    faults: refused > 0 ? played.faults.filter((fault) => !/mail|sent/i.test(fault)) : played.faults,
    extraCopies: post.extraCopies,
    sentButMissing: post.sentButMissing.length,
    unsettled: post.unsettled.length,
    refused,
    unknown: post.unknown.length,
  };
}

export function isFailure(line: Line): boolean {
  return line.differences.length + line.faults.length + line.extraCopies + line.sentButMissing + line.unsettled + line.unknown > 0;
}

/** All plays in one line. */
export function sumOf(seed: number, lines: readonly Line[]) {
  const total = (of: (line: Line) => number) => lines.reduce((sum, line) => sum + of(line), 0);
  const ended: Record<string, number> = {};
  for (const line of lines) for (const [what, count] of Object.entries(line.ended)) ended[what] = (ended[what] ?? 0) + count;
  return {
    ...{ seed, plays: lines.length, disturbed: total((line) => line.disturbed), ended, failed: lines.filter(isFailure).length },
    ...{ documents: total((line) => line.documents), mails: total((line) => line.mails) },
    ...{ acceptedThenDropped: total((line) => line.acceptedThenDropped), extraCopies: total((line) => line.extraCopies) },
    ...{ sentButMissing: total((line) => line.sentButMissing), refused: total((line) => line.refused), unknown: total((line) => line.unknown) },
  };
}
