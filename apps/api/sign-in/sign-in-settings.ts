import { z } from 'zod';
import { ConfigError, type Config, type Environment } from '#platform/config';

/** How people sign in. */
export interface SignInSettings {
  /** Null: the development provider that this process brings along, which production refuses. */
  readonly provider: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null;
  /** Where browsers reach this installation, without a slash at its end; null: where it listens. */
  readonly publicUrl: string | null;
  /** Whether an account nobody has linked yet belongs to the one person with its verified address. */
  readonly linksByEmail: boolean;
  readonly idleMinutes: number;
  readonly absoluteHours: number;
}

const Settings = z.object({
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'expected the address of the identity provider' }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  ACONTO_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'expected an address such as https://aconto.example.org' })
    .refine((url) => new URL(url).pathname === '/' && new URL(url).search === '', 'expected an address without a path')
    .optional(),
  OIDC_LINK_BY_EMAIL: z.enum(['true', 'false'], 'expected true or false').default('false'),
  SESSION_IDLE_MINUTES: z.coerce.number().int('expected whole minutes').min(5, 'expected 5 to 240').max(240, 'expected 5 to 240').default(30),
  SESSION_HOURS: z.coerce.number().int('expected whole hours').min(1, 'expected 1 to 24').max(24, 'expected 1 to 24').default(8),
});

const NEEDED = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'ACONTO_PUBLIC_URL'] as const;

/** Reads the environment; `ConfigError` names what is wrong, and in production what is missing. */
export function readSignInSettings(environment: Environment, profile: Config['profile']): SignInSettings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Settings.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  const values = parsed.data;
  const missing = NEEDED.filter((name) => values[name] === undefined);
  const isDevelopment = profile === 'embedded' && values.OIDC_ISSUER === undefined;
  if (!isDevelopment && missing.length > 0) {
    throw new ConfigError(missing.map((name) => `${name}: is missing; people sign in by an OpenID Connect provider of yours`));
  }
  if (profile === 'production') refuseInsecure(values);
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  return {
    provider: issuer === undefined || clientId === undefined || clientSecret === undefined ? null : { issuer, clientId, clientSecret },
    publicUrl: values.ACONTO_PUBLIC_URL?.replace(/\/$/, '') ?? null,
    linksByEmail: values.OIDC_LINK_BY_EMAIL === 'true',
    idleMinutes: values.SESSION_IDLE_MINUTES,
    absoluteHours: values.SESSION_HOURS,
  };
}

function refuseInsecure({ OIDC_ISSUER: issuer = '', ACONTO_PUBLIC_URL: publicUrl = '' }: z.infer<typeof Settings>): void {
  const issues = [
    ...(issuer.startsWith('https:') ? [] : ['OIDC_ISSUER: expected an https address']),
    ...(publicUrl.startsWith('https:') ? [] : ['ACONTO_PUBLIC_URL: expected an https address']),
    ...(new URL(issuer).origin === new URL(publicUrl).origin ? ['OIDC_ISSUER: this installation itself is no identity provider in production'] : []),
  ];
  if (issues.length > 0) throw new ConfigError(issues);
}
