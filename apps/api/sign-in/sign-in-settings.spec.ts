import { readSignInSettings } from '#apps/api/sign-in/sign-in-settings';

const GIVEN = {
  OIDC_ISSUER: 'https://id.example',
  OIDC_CLIENT_ID: 'aconto',
  OIDC_CLIENT_SECRET: 'secret',
  ACONTO_PUBLIC_URL: 'https://aconto.example/',
};

it('takes the organisation’s provider, and sessions of half an hour and a working day', () => {
  expect(readSignInSettings(GIVEN, 'production')).toEqual({
    provider: { issuer: 'https://id.example', clientId: 'aconto', clientSecret: 'secret' },
    publicUrl: 'https://aconto.example',
    linksByEmail: false,
    idleMinutes: 30,
    absoluteHours: 8,
  });
});

it('brings a provider of its own in the embedded profile alone', () => {
  expect(readSignInSettings({ OIDC_ISSUER: '' }, 'embedded')).toMatchObject({ provider: null, publicUrl: null });
  expect(() => readSignInSettings({}, 'production')).toThrow(/OIDC_ISSUER: is missing[^]*ACONTO_PUBLIC_URL: is missing/);
  expect(() => readSignInSettings({ OIDC_ISSUER: 'https://id.example' }, 'embedded')).toThrow('OIDC_CLIENT_ID: is missing');
});

it.each([
  [{ OIDC_ISSUER: 'http://id.example' }, 'OIDC_ISSUER: expected an https address'],
  [{ ACONTO_PUBLIC_URL: 'http://aconto.example' }, 'ACONTO_PUBLIC_URL: expected an https address'],
  [{ ACONTO_PUBLIC_URL: 'https://aconto.example/path' }, 'ACONTO_PUBLIC_URL: expected an address without a path'],
  [{ OIDC_ISSUER: 'https://aconto.example/identity' }, 'this installation itself is no identity provider in production'],
  [{ OIDC_LINK_BY_EMAIL: 'yes' }, 'OIDC_LINK_BY_EMAIL: expected true or false'],
  [{ SESSION_IDLE_MINUTES: '1' }, 'SESSION_IDLE_MINUTES: expected 5 to 240'],
  [{ SESSION_HOURS: '48' }, 'SESSION_HOURS: expected 1 to 24'],
])('refuses %j in production', (changed, why) => {
  expect(() => readSignInSettings({ ...GIVEN, ...changed }, 'production')).toThrow(why);
});
