import type { ReactNode } from 'react';
import { Instant } from '#console/ui/instant';

export interface TimelineEntry {
  readonly key: string;
  /** ISO moment. */
  readonly at: string;
  readonly what: ReactNode;
  /** A person by name, or the system. */
  readonly who?: string;
  /** The reason a person gave, as written. */
  readonly why?: string | undefined;
}

/** Who did what when and why, in the order given. */
export function Timeline({ label, entries }: { readonly label: string; readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map(({ key, at, what, who, why }) => (
        <li key={key} className="timeline-entry">
          <p className="timeline-what">{what}</p>
          <p className="timeline-when">
            <Instant value={at} />
            {who !== undefined && <> · {who}</>}
          </p>
          {why !== undefined && why !== '' && <blockquote className="timeline-why">{why}</blockquote>}
        </li>
      ))}
    </ol>
  );
}
