import { Database, type ConnectOptions } from '#persistence/database';
import { openSigningKey } from '#platform/signing-key';
import { BillingProcess } from '#temporal/billing-process';
import type { DeskParts } from '#use-cases/desk-module';
import { Installation } from '#use-cases/installation';
import { Profile } from '#use-cases/profile';
import { Signer } from '#use-cases/signer';

export interface InstallationAddresses {
  readonly profile: 'embedded' | 'production';
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  /** Its domain is the installation's. */
  readonly mailJournalAddress: string;
  readonly objectionAnswerDays: number;
  readonly signingKeyFile: string | null;
  readonly stateDir: string;
}

/** Connects to an installation's database and process engine. The caller ends both with `disconnect`. */
export async function connectInstallation(addresses: InstallationAddresses, options: Omit<ConnectOptions, 'url'>): Promise<DeskParts> {
  const signer = new Signer(openSigningKey({ keyFile: addresses.signingKeyFile, stateDir: addresses.stateDir }));
  const database = await Database.connect({ url: addresses.databaseUrl, ...options });
  const process = await BillingProcess.connect({ address: addresses.temporalAddress, namespace: addresses.temporalNamespace });
  const mailDomain = addresses.mailJournalAddress.split('@')[1] ?? '';
  return {
    database,
    process,
    signer,
    profile: new Profile(addresses.profile),
    installation: new Installation(mailDomain, addresses.objectionAnswerDays),
  };
}

export async function disconnect(parts: Pick<DeskParts, 'database' | 'process'>): Promise<void> {
  await parts.process.close();
  await parts.database.close();
}
