import { useTranslation } from 'react-i18next';
import type { Session } from '#console/api/session';

/** Roles with what they are bound to: `Godkender, Region Midtjylland`. */
export function RoleList({ roles }: { readonly roles: Session['roles'] }) {
  const { t } = useTranslation();
  return (
    <ul className="roles">
      {roles.map(({ role, scope, scopeName }) => (
        <li key={`${role}/${scope ?? ''}`}>
          {t(`shell.role.${role}`)}
          {scope !== null && `, ${scopeName ?? scope}`}
        </li>
      ))}
    </ul>
  );
}
