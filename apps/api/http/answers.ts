import { applyDecorators, HttpCode, HttpStatus, SerializeOptions } from '@nestjs/common';
import { ApiDefaultResponse, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { PROBLEM_TYPE, Problem } from '#apps/api/http/problem';
import { schemaReference } from '#apps/api/openapi/schema-converter';

/**
 * What a route answers. The schema documents it, types the console's client, and is what the answer passes through on its way out: a field that it
 * does not name does not leave the house.
 */
export function Answers(schema: z.ZodType, says: { readonly summary: string; readonly description?: string }): MethodDecorator {
  return applyDecorators(
    ApiOperation(says),
    HttpCode(HttpStatus.OK),
    SerializeOptions({ schema }),
    ApiResponse({ status: HttpStatus.OK, description: says.summary, standardSchema: schema }),
    PROBLEM_RESPONSE,
  );
}

/** A route that answers with a file; it is a download and never shown inside a page of ours. */
export function AnswersFile(mediaType: string, says: { readonly summary: string; readonly description?: string }): MethodDecorator {
  return applyDecorators(
    ApiOperation(says),
    ApiResponse({ status: HttpStatus.OK, description: says.summary, content: { [mediaType]: { schema: { type: 'string', format: 'binary' } } } }),
    PROBLEM_RESPONSE,
  );
}

const PROBLEM_RESPONSE = ApiDefaultResponse({
  description: 'A problem document: see its code',
  content: { [PROBLEM_TYPE]: { schema: schemaReference(Problem) } },
});
