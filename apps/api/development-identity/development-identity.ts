import { Router, urlencoded, type Request, type RequestHandler, type Response } from 'express';
import { Provider } from 'oidc-provider';
import { chooseBody } from '#apps/api/development-identity/choose-person';
import type { DemoPeople } from '#apps/api/development-identity/demo-people';
import type { IdentitySecrets } from '#apps/api/development-identity/identity-secrets';
import { providerConfiguration } from '#apps/api/development-identity/provider-configuration';
import type { ProviderSettings } from '#apps/api/sign-in/identity-provider';
import { languageOf } from '#apps/api/sign-in/language-of';
import { plainPage } from '#apps/api/sign-in/plain-page';
import type { PublicAddress } from '#apps/api/sign-in/public-address';
import { SIGN_IN_TEXTS } from '#glossary/sign-in-texts';
import type { Clock } from '#use-cases/clock';

export const IDENTITY_PATH = '/identity';
const CLIENT_ID = 'aconto';

export interface DevelopmentIdentityParts {
  readonly address: PublicAddress;
  readonly secrets: IdentitySecrets;
  readonly people: DemoPeople;
  readonly clock: Clock;
}

/**
 * An identity provider for the example, in the API's own process: a real one by its protocol, without passwords. Whoever reaches this machine may be
 * anybody, so production refuses it.
 */
export class DevelopmentIdentity {
  private made: Provider | null = null;

  constructor(private readonly parts: DevelopmentIdentityParts) {}

  /** What the client's side must know of it. */
  settings(): ProviderSettings {
    return { issuer: this.issuer, clientId: CLIENT_ID, clientSecret: this.parts.secrets.clientSecret };
  }

  /** All of its pages and endpoints, below `/identity`. */
  routes(): Router {
    const router = Router();
    router.get(`${IDENTITY_PATH}/choose/:uid`, (request, response, next) => void this.showChoice(request, response).catch(next));
    router.post(
      `${IDENTITY_PATH}/choose/:uid`,
      urlencoded({ extended: false, limit: '4kb' }),
      (request: Request, response: Response, next) => void this.choose(request, response).catch(next),
    );
    const protocol: RequestHandler = (request, response, next) => {
      this.provider.callback()(request, response).catch(next);
    };
    router.use(IDENTITY_PATH, protocol);
    return router;
  }

  private async showChoice(request: Request, response: Response): Promise<void> {
    const { uid } = await this.provider.interactionDetails(request, response);
    const language = languageOf(request);
    const body = chooseBody(await this.parts.people.list(), { language, action: `${IDENTITY_PATH}/choose/${uid}` });
    response
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(plainPage({ language, title: SIGN_IN_TEXTS[language].choose.title, body }));
  }

  private async choose(request: Request, response: Response): Promise<void> {
    const form: unknown = request.body;
    const person = typeof form === 'object' && form !== null && 'person' in form && typeof form.person === 'string' ? form.person : '';
    const isKnown = await this.parts.people.link({ issuer: this.issuer, person, at: this.parts.clock.now() });
    if (!isKnown) {
      await this.showChoice(request, response);
      return;
    }
    await this.provider.interactionFinished(request, response, { login: { accountId: person, remember: false } }, { mergeWithLastSubmission: false });
  }

  private get issuer(): string {
    return `${this.parts.address.url}${IDENTITY_PATH}`;
  }

  /** Made when it is first asked: by then the process knows where it listens. */
  private get provider(): Provider {
    this.made ??= new Provider(
      this.issuer,
      providerConfiguration({ publicUrl: this.parts.address.url, path: IDENTITY_PATH, clientId: CLIENT_ID, secrets: this.parts.secrets }),
    );
    return this.made;
  }
}
