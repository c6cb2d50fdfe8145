import { useId } from 'react';
import type { Span } from '#console/ui/chart-scale';

/** How a bar is filled. They differ in black and white: full, hatched, outlined. */
export type BarFill = 'full' | 'hatched' | 'outlined';

export interface BarRow {
  readonly key: string;
  /** Above the bar. */
  readonly label: string;
  /** At the bar: the amount in words of the reader. */
  readonly mark: string;
  readonly span: Span;
  readonly fill: BarFill;
}

const ROW_PIXELS = 76;
const BAR_PIXELS = 18;
const MIDDLE_PERCENT = 50;
/** A bar of nothing still shows where it would be. */
const THINNEST_PERCENT = 0.4;

/** Bars under each other, each with its name above and its amount below. Positions are shares of the width, so text keeps its size on every screen. */
export function BarRows({ label, rows }: { readonly label: string; readonly rows: readonly BarRow[] }) {
  const hatchId = useId();
  return (
    <svg role="img" aria-label={label} className="bars" width="100%" height={rows.length * ROW_PIXELS}>
      <defs>
        <pattern id={hatchId} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="7" height="7" className="bar-hatch-ground" />
          <line x1="0" y1="0" x2="0" y2="7" className="bar-hatch-line" />
        </pattern>
      </defs>
      {rows.map(({ key, label: name, mark, span, fill }, index) => {
        const top = index * ROW_PIXELS;
        return (
          <g key={key}>
            <text x="0" y={top + 14} className="bar-label">
              {name}
            </text>
            <rect
              x={`${span.startPercent}%`}
              y={top + 21}
              width={`${Math.max(span.widthPercent, THINNEST_PERCENT)}%`}
              height={BAR_PIXELS}
              className={`bar bar-${fill}`}
              {...(fill === 'hatched' ? { fill: `url(#${hatchId})` } : {})}
            />
            <text {...markPlace(span)} y={top + 57} className="bar-mark">
              {mark}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Under the bar's nearer end, so that the amount stays within the chart. */
function markPlace({ startPercent, widthPercent }: Span) {
  const isRight = startPercent > MIDDLE_PERCENT;
  return { x: `${isRight ? startPercent + widthPercent : startPercent}%`, textAnchor: isRight ? 'end' : 'start' } as const;
}
