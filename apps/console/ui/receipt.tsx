import { Alert } from '@navikt/ds-react';
import { useEffect, useRef, type ReactNode } from 'react';

/** Says what was done, to eyes, screen readers and the keyboard: it takes the focus when it comes, in place of the form that is gone. */
export function Receipt({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Alert ref={box} variant="success" role="status" tabIndex={-1}>
      {children}
    </Alert>
  );
}
