import { Select } from '@navikt/ds-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Session } from '#console/api/session';

const route = getRouteApi('/mine');

/** For those who act for more than one organisation: which of them is looked at. It stands in the address. */
export function OrganisationChoice({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { betaler } = route.useSearch();
  const navigate = route.useNavigate();
  const organisations = session.roles.flatMap(({ role, scope, scopeName }) =>
    role === 'payer' && scope !== null ? [{ code: scope, name: scopeName ?? scope }] : [],
  );
  const [first] = organisations;
  if (organisations.length < 2) return null;
  return (
    <div className="filters">
      <Select
        label={t('mine.organisation')}
        size="small"
        value={betaler ?? first?.code ?? ''}
        onChange={({ target }) => void navigate({ search: { betaler: target.value }, replace: true })}
      >
        {organisations.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Select>
    </div>
  );
}
