import type { ReactNode } from 'react';

export interface KeyValue {
  readonly label: string;
  readonly value: ReactNode;
}

/** Labels with their values, as a description list: beside each other where there is room, under each other where not. */
export function KeyValueList({ items }: { readonly items: readonly KeyValue[] }) {
  return (
    <dl className="key-values">
      {items.map(({ label, value }) => (
        <div key={label} className="key-value">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
