/** An amount with its name; the value as the API sends it (`-1234.50`). */
export interface LabelledAmount {
  readonly label: string;
  readonly value: string;
}

/** Where a bar lies on a scale from 0 to 100 percent of the chart's width. */
export interface Span {
  readonly startPercent: number;
  readonly widthPercent: number;
}

/** The bars of a bridge: the amount it starts from, each effect hanging where the one before ended, the amount it ends at. Zero is always on the scale. */
export function bridgeSpans({ from, effects, to }: { readonly from: string; readonly effects: readonly string[]; readonly to: string }): Span[] {
  const ends = effects.reduce<number[]>((levels, effect) => [...levels, (levels.at(-1) ?? 0) + sizeOf(effect)], [sizeOf(from)]);
  const intervals = [[0, sizeOf(from)], ...effects.map((_effect, index) => [ends[index] ?? 0, ends[index + 1] ?? 0]), [0, sizeOf(to)]];
  return spansOf(intervals);
}

/** Bars that all start at zero. */
export function barSpans(values: readonly string[]): Span[] {
  return spansOf(values.map((value) => [0, sizeOf(value)]));
}

/** Lengths only: what is read is the amount itself, which is never a float. */
function sizeOf(value: string): number {
  return Number(value);
}

function spansOf(intervals: readonly (readonly number[])[]): Span[] {
  const all = intervals.flat();
  const lowest = Math.min(0, ...all);
  const width = Math.max(0, ...all) - lowest || 1;
  return intervals.map((interval) => {
    const start = Math.min(...interval);
    return { startPercent: ((start - lowest) / width) * 100, widthPercent: ((Math.max(...interval) - start) / width) * 100 };
  });
}
