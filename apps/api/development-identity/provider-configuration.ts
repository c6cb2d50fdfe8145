import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { IdentitySecrets } from '#apps/api/development-identity/identity-secrets';
import { escapeHtml, plainPage } from '#apps/api/sign-in/plain-page';
import { LANGUAGES, type Language } from '#glossary/language';
import { SIGN_IN_TEXTS } from '#glossary/sign-in-texts';

/** The provider's settings: one client, PKCE demanded, consent taken for granted, pages of our own, nothing fetched from outside. */
export function providerConfiguration(options: {
  readonly publicUrl: string;
  readonly path: string;
  readonly clientId: string;
  readonly secrets: IdentitySecrets;
}): Configuration {
  const { publicUrl, path, clientId, secrets } = options;
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: secrets.clientSecret,
        redirect_uris: [`${publicUrl}/api/sign-in/callback`],
        post_logout_redirect_uris: [`${publicUrl}/log-ind`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [secrets.jwk] },
    cookies: { keys: [secrets.cookieKey] },
    scopes: ['openid'],
    pkce: { required: () => true },
    interactions: { url: (_context, interaction) => `${path}/choose/${interaction.uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      if (!client || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: askToSignOut, postLogoutSuccessSource: tellSignedOut },
    },
    renderError: (context, out) => {
      const language = languageOf(context);
      const { refused, tryAgain } = SIGN_IN_TEXTS[language];
      const body = [{ paragraph: refused.text }, { paragraph: out.error }, { link: { href: '/api/sign-in', text: tryAgain } }];
      context.type = 'html';
      context.body = plainPage({ language, title: refused.title, body });
    },
  };
}

/** `form` is the provider's own, with its token; the button is ours. */
function askToSignOut(context: KoaContextWithOIDC, form: string): void {
  const language = languageOf(context);
  const { signOut } = SIGN_IN_TEXTS[language];
  const button = `<p><button type="submit" form="op.logoutForm" name="logout" value="yes">${escapeHtml(signOut.confirm)}</button></p>`;
  context.type = 'html';
  context.body = plainPage({ language, title: signOut.title, body: [{ paragraph: signOut.text }] }).replace(
    '</main>',
    () => `${form}${button}</main>`,
  );
}

function tellSignedOut(context: KoaContextWithOIDC): void {
  const language = languageOf(context);
  const { signOut, tryAgain } = SIGN_IN_TEXTS[language];
  const body = [{ paragraph: signOut.done.text }, { link: { href: '/api/sign-in', text: tryAgain } }];
  context.type = 'html';
  context.body = plainPage({ language, title: signOut.done.title, body });
}

function languageOf(context: KoaContextWithOIDC): Language {
  const wanted = context.acceptsLanguages(['da', 'nb', 'no', 'nn', 'en']);
  if (wanted === 'no' || wanted === 'nn') return 'nb';
  return LANGUAGES.find((language) => language === wanted) ?? 'da';
}
