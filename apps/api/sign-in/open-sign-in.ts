import type { RequestHandler } from 'express';
import type { ApiConfig } from '#apps/api/api-config';
import { DemoPeople } from '#apps/api/development-identity/demo-people';
import { DevelopmentIdentity } from '#apps/api/development-identity/development-identity';
import { readIdentitySecrets } from '#apps/api/development-identity/identity-secrets';
import { PublicAddress } from '#apps/api/sign-in/public-address';
import type { SignInParts } from '#apps/api/sign-in/sign-in-module';
import { Database } from '#persistence/database';
import { Clock } from '#use-cases/clock';

export interface OpenSignIn extends Omit<SignInParts, 'log'> {
  /** The development provider's own pages; none when the provider is the organisation's. */
  readonly routes: readonly RequestHandler[];
  close(): Promise<void>;
}

/** The provider that the settings name, or, in the embedded profile, one of our own beside it. */
export async function openSignIn(config: ApiConfig): Promise<OpenSignIn> {
  const settings = config.signIn;
  const address = new PublicAddress(settings.publicUrl);
  const { provider } = settings;
  if (provider !== null) return { settings, address, provider: () => provider, routes: [], close: () => Promise.resolve() };
  if (config.profile !== 'embedded' || config.developmentDatabaseUrl === null) throw new Error('production has no development identity provider');
  const database = await Database.connect({ url: config.developmentDatabaseUrl, poolSize: 1, applicationName: 'aconto development identity' });
  const identity = new DevelopmentIdentity({
    address,
    secrets: readIdentitySecrets(config.stateDir),
    people: new DemoPeople(database),
    clock: new Clock(),
  });
  return { settings, address, provider: () => identity.settings(), routes: [identity.routes()], close: () => database.close() };
}
