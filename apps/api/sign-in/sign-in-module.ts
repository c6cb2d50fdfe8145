import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ActAsInterceptor } from '#apps/api/sign-in/act-as-interceptor';
import { IdentityProvider, type ProviderSettings } from '#apps/api/sign-in/identity-provider';
import { PublicAddress } from '#apps/api/sign-in/public-address';
import { RecogniseAccount } from '#apps/api/sign-in/recognise-account';
import { SessionController } from '#apps/api/sign-in/session-controller';
import { SessionGuard } from '#apps/api/sign-in/session-guard';
import { SignInController } from '#apps/api/sign-in/sign-in-controller';
import type { SignInSettings } from '#apps/api/sign-in/sign-in-settings';
import { WebSessions } from '#apps/api/sign-in/web-sessions';
import { Database } from '#persistence/database';
import type { Log } from '#platform/logging';
import { Clock } from '#use-cases/clock';

export interface SignInParts {
  readonly settings: SignInSettings;
  readonly address: PublicAddress;
  /** The provider that is asked: the one of the settings, or the development one. */
  readonly provider: () => ProviderSettings;
  readonly log: Log;
}

const CONTROLLERS = [SessionController, SignInController];

/** Sign-in, sessions, and the guard that every route of the application stands behind. */
@Module({})
export class SignInModule {
  static of({ settings, address, provider, log }: SignInParts): DynamicModule {
    return {
      module: SignInModule,
      controllers: CONTROLLERS,
      providers: [
        { provide: PublicAddress, useValue: address },
        {
          provide: IdentityProvider,
          useFactory: () =>
            new IdentityProvider({
              settings: provider,
              redirectUri: () => `${address.url}/api/sign-in/callback`,
              asksForEmail: settings.linksByEmail,
              isDevelopment: settings.provider === null,
            }),
        },
        {
          provide: WebSessions,
          inject: [Database, Clock],
          useFactory: (database: Database, clock: Clock) => new WebSessions(database, clock, settings),
        },
        { provide: RecogniseAccount, inject: [Database], useFactory: (database: Database) => new RecogniseAccount(database, settings, log) },
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_INTERCEPTOR, useClass: ActAsInterceptor },
      ],
    };
  }

  /** The routes with nothing behind them, for whoever only asks which there are. */
  static outline(): DynamicModule {
    const provided = [PublicAddress, IdentityProvider, WebSessions, RecogniseAccount].map((part) => ({ provide: part, useValue: null }));
    return { module: SignInModule, controllers: CONTROLLERS, providers: provided };
  }
}
