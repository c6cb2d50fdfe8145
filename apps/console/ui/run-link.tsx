import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The way to a run by its name: `KOMBIT/2024-04-02`. */
export function RunLink({ run, children }: { readonly run: string; readonly children: ReactNode }) {
  const [issuer = '', date = ''] = run.split('/');
  return (
    <Link className="aksel-link" to="/koersler/$issuer/$date" params={{ issuer, date }}>
      {children}
    </Link>
  );
}
