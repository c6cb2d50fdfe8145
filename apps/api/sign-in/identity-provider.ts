import * as client from 'openid-client';

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What this side must remember between leaving for the provider and coming back. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Who the provider says it is. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** Only an address that the provider has verified. */
  readonly verifiedEmail: string | null;
  readonly idToken: string;
}

export interface IdentityProviderOptions {
  readonly settings: () => ProviderSettings;
  readonly redirectUri: () => string;
  readonly asksForEmail: boolean;
  /** A development provider speaks plain HTTP to this machine, and asks every time who it is. */
  readonly isDevelopment: boolean;
}

/** The organisation's OpenID Connect provider: authorization code with PKCE, state and nonce. */
export class IdentityProvider {
  private discovered: Promise<client.Configuration> | null = null;

  constructor(private readonly options: IdentityProviderOptions) {}

  async begin(): Promise<{ readonly url: string; readonly attempt: Attempt }> {
    const attempt = { state: client.randomState(), nonce: client.randomNonce(), codeVerifier: client.randomPKCECodeVerifier() };
    const url = client.buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: this.options.redirectUri(),
      scope: this.options.asksForEmail ? 'openid email' : 'openid',
      code_challenge: await client.calculatePKCECodeChallenge(attempt.codeVerifier),
      code_challenge_method: 'S256',
      state: attempt.state,
      nonce: attempt.nonce,
      ...(this.options.isDevelopment ? { prompt: 'login' } : {}),
    });
    return { url: url.href, attempt };
  }

  /** Exchanges the code that the browser brought. Rejects when state, nonce, PKCE, signature or audience do not fit. */
  async finish(query: string, attempt: Attempt): Promise<Identity> {
    const here = new URL(this.options.redirectUri());
    here.search = query;
    const tokens = await client.authorizationCodeGrant(await this.configuration(), here, {
      pkceCodeVerifier: attempt.codeVerifier,
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined || tokens.id_token === undefined) throw new Error('the provider gave no ID token');
    const { iss, sub, email, email_verified: isVerified } = claims;
    return { issuer: iss, subject: sub, verifiedEmail: isVerified === true && typeof email === 'string' ? email : null, idToken: tokens.id_token };
  }

  /** Where the provider ends its own session; null when it has no such page. */
  async endSessionUrl(session: { readonly idToken: string; readonly returnTo: string }): Promise<string | null> {
    const configuration = await this.configuration();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
    return client.buildEndSessionUrl(configuration, { id_token_hint: session.idToken, post_logout_redirect_uri: session.returnTo }).href;
  }

  /** Asked for once; a provider that did not answer is asked again by the next who comes. */
  private async configuration(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.options.settings();
    this.discovered ??= client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      execute: this.options.isDevelopment ? [client.allowInsecureRequests] : [],
    });
    try {
      return await this.discovered;
    } catch (error) {
      this.discovered = null;
      throw error;
    }
  }
}
