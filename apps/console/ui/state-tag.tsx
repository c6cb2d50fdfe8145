import { Tag } from '@navikt/ds-react';
import { CheckmarkCircleIcon, CircleIcon, ExclamationmarkTriangleIcon, HourglassIcon, XMarkOctagonIcon } from '@navikt/aksel-icons';

/** What a state asks of its reader, not what colour it has. */
export type Tone = 'quiet' | 'waiting' | 'done' | 'attention' | 'failed';

const LOOK = {
  quiet: { Icon: CircleIcon, color: 'neutral' },
  waiting: { Icon: HourglassIcon, color: 'info' },
  done: { Icon: CheckmarkCircleIcon, color: 'success' },
  attention: { Icon: ExclamationmarkTriangleIcon, color: 'warning' },
  failed: { Icon: XMarkOctagonIcon, color: 'danger' },
} as const;

/** A state in a word, with an icon of its own for each tone, so that it reads without colour. */
export function StateTag({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  const { Icon, color } = LOOK[tone];
  return (
    <Tag variant="outline" size="small" data-color={color} icon={<Icon aria-hidden />} className="state-tag">
      {children}
    </Tag>
  );
}
