import { getRouteApi, Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { hasRole, type Session } from '#console/api/session';
import type { Period } from '#console/features/payments/payments-route';
import { StatementPart } from '#console/features/payments/statement-part';
import { SignedIn } from '#console/shell/signed-in';
import { Page } from '#console/ui/page';

const route = getRouteApi('/kontoudtog/$code');

/** A payer's statement of account: for the desks and the auditor, and for the payer itself. */
export function AccountPage() {
  const { t } = useTranslation();
  const { code } = route.useParams();
  const payer = useQuery({
    queryKey: ['payer', code],
    queryFn: ({ signal }) => answer(api.GET('/api/payers/{code}', { signal, params: { path: { code } } })),
  });
  const name = payer.data?.details.name ?? code;
  return (
    <Page title={t('payments.statement.of', { payer: name })} lead={t('payments.statement.lead')}>
      <SignedIn roles={['officer', 'approver', 'auditor', 'payer']}>{(session) => <Account code={code} session={session} />}</SignedIn>
    </Page>
  );
}

function Account({ code, session }: { readonly code: string; readonly session: Session }) {
  const { t } = useTranslation();
  const { fradag, tildag } = route.useSearch();
  const navigate = route.useNavigate();
  const today = new Date().toISOString().slice(0, 10);
  const change = ({ from, until }: { from: string; until: string }) =>
    void navigate({ resetScroll: false, search: { fradag: from, tildag: until } satisfies Period, replace: true });
  const own = session.roles.flatMap(({ role, scope, scopeName }) => (role === 'payer' && scope !== null ? [{ scope, scopeName }] : []));
  return (
    <>
      {hasRole(session, ['officer', 'approver', 'auditor']) && (
        <p>
          <Link className="aksel-link" to="/betalere/$code" params={{ code }}>
            {t('payments.statement.toPayer')}
          </Link>
        </p>
      )}
      {own.length > 1 && (
        <ul className="task-list">
          {own.map(({ scope, scopeName }) => (
            <li key={scope}>
              <Link className="aksel-link" to="/kontoudtog/$code" params={{ code: scope }}>
                {t('payments.statement.of', { payer: scopeName ?? scope })}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <StatementPart code={code} from={fradag ?? firstDayOfLastYear(today)} until={tildag ?? today} onChange={change} />
    </>
  );
}

/** Last year and this one so far: long enough for the bill on account and its true-up to stand in it. */
function firstDayOfLastYear(today: string): string {
  return `${Number(today.slice(0, 4)) - 1}-01-01`;
}
