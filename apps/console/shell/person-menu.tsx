import { Button } from '@navikt/ds-react';
import { ChevronDownIcon, LeaveIcon, PersonCircleIcon } from '@navikt/aksel-icons';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#console/api/session';
import { RoleList } from '#console/ui/role-list';
import { useSignOut } from '#console/shell/sign-out';

/** Who is signed in, as what, and the way out. A disclosure rather than a menu: it holds text, too. */
export function PersonMenu({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  const signOut = useSignOut();

  const closeOnEscape = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'Escape' || !isOpen) return;
    setOpen(false);
    event.currentTarget.querySelector('button')?.focus();
  };

  return (
    <div className="person" onKeyDown={closeOnEscape}>
      <button type="button" className="person-button" aria-expanded={isOpen} aria-controls={panelId} onClick={() => setOpen(!isOpen)}>
        <PersonCircleIcon aria-hidden fontSize="1.5rem" />
        <span className="aksel-sr-only">{t('shell.signedInAs')} </span>
        <span className="person-name">{session.label}</span>
        <ChevronDownIcon aria-hidden fontSize="1.25rem" />
      </button>
      <div id={panelId} className="person-panel" hidden={!isOpen}>
        <p className="person-heading">{t('shell.yourRoles')}</p>
        {session.roles.length > 0 ? <RoleList roles={session.roles} /> : <p>{t('shell.noRoles')}</p>}
        <Button
          variant="secondary"
          size="small"
          icon={<LeaveIcon aria-hidden />}
          loading={signOut.isPending}
          onClick={() => {
            if (!signOut.isPending) signOut.mutate();
          }}
        >
          {t('shell.signOut')}
        </Button>
      </div>
    </div>
  );
}
