import { Heading } from '@navikt/ds-react';
import type { ReactNode } from 'react';

interface HandOverStepProps {
  readonly title: string;
  /** Of its heading: one below what it is part of. */
  readonly level: '2' | '3';
  readonly children: ReactNode;
}

/** One of the three steps of a hand-over. */
export function HandOverStep({ title, level, children }: HandOverStepProps) {
  return (
    <section className="part">
      <Heading level={level} size={level === '2' ? 'small' : 'xsmall'} spacing>
        {title}
      </Heading>
      {children}
    </section>
  );
}
