import { hasRole, type Role, type Session } from '#console/api/session';

export interface NavigationRow {
  readonly to:
    | '/'
    | '/mine'
    | '/koersler'
    | '/dokumenter'
    | '/betalinger'
    | '/planer'
    | '/import'
    | '/simulering'
    | '/betalere'
    | '/revision'
    | '/drift'
    | '/tallgrunnlag'
    | '/utvalget';
  readonly text: `shell.nav.${'overview' | 'mine' | 'runs' | 'documents' | 'payments' | 'plans' | 'import' | 'simulation' | 'payers' | 'audit' | 'operations' | 'costBasis' | 'committee'}`;
  /** Who has it in their menu; the API decides who may read it. */
  readonly roles: 'everyone' | readonly Role[];
}

/** The main menu in its order. */
const ROWS: readonly NavigationRow[] = [
  { to: '/', text: 'shell.nav.overview', roles: 'everyone' },
  { to: '/mine', text: 'shell.nav.mine', roles: ['payer'] },
  { to: '/koersler', text: 'shell.nav.runs', roles: ['officer', 'approver', 'auditor', 'administrator'] },
  { to: '/dokumenter', text: 'shell.nav.documents', roles: ['officer', 'approver', 'auditor', 'payer'] },
  { to: '/betalinger', text: 'shell.nav.payments', roles: ['officer', 'approver', 'auditor'] },
  { to: '/planer', text: 'shell.nav.plans', roles: ['officer', 'approver', 'auditor', 'administrator', 'payer'] },
  { to: '/import', text: 'shell.nav.import', roles: ['officer', 'administrator'] },
  { to: '/simulering', text: 'shell.nav.simulation', roles: ['officer', 'approver', 'auditor'] },
  { to: '/betalere', text: 'shell.nav.payers', roles: ['officer', 'approver', 'auditor', 'administrator'] },
  { to: '/tallgrunnlag', text: 'shell.nav.costBasis', roles: ['preparer', 'secretariat', 'member', 'auditor'] },
  { to: '/utvalget', text: 'shell.nav.committee', roles: ['preparer', 'secretariat', 'member', 'auditor'] },
  { to: '/revision', text: 'shell.nav.audit', roles: ['auditor', 'administrator'] },
  { to: '/drift', text: 'shell.nav.operations', roles: ['administrator'] },
];

export function navigationOf(session: Session): readonly NavigationRow[] {
  return ROWS.filter(({ roles }) => roles === 'everyone' || hasRole(session, roles));
}
