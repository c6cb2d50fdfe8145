import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { hasRole, useSession, type Role, type Session } from '#console/api/session';
import { Forbidden } from '#console/shell/forbidden';
import { PageState } from '#console/ui/page-state';

interface SignedInProps {
  /** Who has the page; without it, everybody who is signed in. The API decides what they may read on it. */
  readonly roles?: readonly Role[];
  readonly children: (session: Session) => ReactNode;
}

/** A page for people who are signed in: others are led to sign in, and come back to the same address with its filters. */
export function SignedIn({ roles, children }: SignedInProps) {
  const session = useSession();
  return (
    <PageState query={session} lines={6}>
      {(current) => {
        if (current === null) return <ToSignIn />;
        return roles && !hasRole(current, roles) ? <Forbidden /> : children(current);
      }}
    </PageState>
  );
}

/** Goes once, with the address as it is then: on the way the address is already that of the sign-in page. */
function ToSignIn() {
  const navigate = useNavigate();
  const router = useRouter();
  useEffect(() => {
    const { href } = router.state.location;
    void navigate({ to: '/log-ind', search: href === '/' ? {} : { tilbage: href }, replace: true });
  }, [navigate, router]);
  return null;
}
