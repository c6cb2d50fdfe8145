import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { convertSchema } from '#apps/api/openapi/schema-converter';
import { Problem } from '#apps/api/http/problem';

/** The API as OpenAPI 3.1, read from the routes themselves. Equal code gives equal text: everything named is sorted. */
export function buildDocument(application: INestApplication): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setTitle('Aconto')
    .setDescription(
      'Invoicing and settlement of shared public IT programmes. Amounts are decimal strings; errors are problem+json with a stable code.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('__Host-aconto', { type: 'apiKey', in: 'cookie' }, 'session')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-CSRF-Token', description: 'As /api/session gives it' }, 'csrf')
    .addSecurityRequirements('session')
    .build();
  const document = SwaggerModule.createDocument(application, outline, {
    standardSchemaConverter: convertSchema,
    operationIdFactory: (_controller, method) => method,
  });
  const schemas = { ...document.components?.schemas, ...convertSchema(Problem, { schemaType: 'output' })?.components };
  return {
    ...document,
    components: { ...document.components, schemas: sorted(schemas) },
    paths: sorted(document.paths),
  };
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
