import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDocumentApplication } from '#apps/api/openapi/document-application';
import { buildDocument } from '#apps/api/openapi/build-document';

/** `npm run openapi`: writes the committed document, from which the console's client is made; with `--print` to standard output, for the test that compares. */
async function main(): Promise<void> {
  const application = await createDocumentApplication();
  const file = join(__dirname, '..', '..', '..', '..', 'apps', 'api', 'openapi.json');
  const text = `${JSON.stringify(buildDocument(application), null, 2)}\n`;
  if (process.argv.includes('--print')) process.stdout.write(text);
  else writeFileSync(file, text);
  await application.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
