import { Injectable } from '@nestjs/common';
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import type { Identity } from '#apps/api/sign-in/identity-provider';
import type { SignInSettings } from '#apps/api/sign-in/sign-in-settings';
import { Database } from '#persistence/database';
import { findAccount, linkAccountByEmail } from '#persistence/person-account';
import type { Log } from '#platform/logging';

/** From an account at the provider to the person it is linked to. */
@Injectable()
export class RecogniseAccount {
  constructor(
    private readonly database: Database,
    private readonly settings: Pick<SignInSettings, 'linksByEmail'>,
    private readonly log: Log,
  ) {}

  /** Null when the provider cannot be reached or is not what the settings say; why is in the log. */
  async reach<Found>(ask: () => Promise<Found>): Promise<Found | null> {
    return await ask().catch((error: unknown) => {
      this.log.error({ err: error }, 'identity provider not reached');
      return null;
    });
  }

  /** Null when the provider or the person refused, or the answer does not fit the question; why is in the log. */
  async finish(exchange: () => Promise<Identity>): Promise<Identity | null> {
    try {
      return await exchange();
    } catch (error) {
      const isRefusal = error instanceof AuthorizationResponseError || error instanceof ResponseBodyError || error instanceof ClientError;
      if (!isRefusal) throw error;
      this.log.warn({ err: error }, 'sign-in refused');
      return null;
    }
  }

  /** Null: nobody is registered for this account. */
  async find(identity: Identity): Promise<{ readonly id: bigint; readonly person: string } | null> {
    return await this.database.transaction(async (transaction) => {
      const known = await findAccount(transaction, identity);
      if (known || !this.settings.linksByEmail || identity.verifiedEmail === null) return known;
      const isLinked = await linkAccountByEmail(transaction, identity, identity.verifiedEmail);
      return isLinked ? await findAccount(transaction, identity) : null;
    });
  }
}
