import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { InvalidRequest } from '#apps/api/http/invalid-request';
import { PROBLEM_TYPE, type Problem } from '#apps/api/http/problem';
import { requestIdOf } from '#apps/api/http/request-id';
import { statusOfCode } from '#apps/api/http/status-of-code';
import { DomainError } from '#domain/errors';
import { isImpossibleValue } from '#persistence/impossible-value';
import type { Log } from '#platform/logging';

/** Turns every error into a problem document. What is a fault of ours is logged whole and told in one word. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const problem = { ...describe(error), instance: requestIdOf(request) };
    if (isImpossibleValue(error)) this.log.warn({ err: error, request: problem.instance, route: request.path }, 'request with an impossible value');
    if (problem.status >= 500) this.log.error({ err: error, request: problem.instance, route: request.path }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
  }
}

function describe(error: unknown): Omit<Problem, 'instance'> {
  if (error instanceof InvalidRequest) return { ...problemOf('request-invalid', error.message), issues: [...error.issues] };
  if (error instanceof DomainError) {
    const problem = problemOf(error.code, error.message);
    return Object.keys(error.data).length > 0 ? { ...problem, data: { ...error.data } } : problem;
  }
  if (error instanceof HttpException)
    return { ...problemOf(CODE_OF_STATUS[error.getStatus()] ?? 'request-invalid', error.message), status: error.getStatus() };
  if (isImpossibleValue(error)) return problemOf('request-invalid', 'a value of the request can be none, such as a number out of range');
  const status = statusOfParser(error);
  if (status !== null) return { ...problemOf(CODE_OF_STATUS[status] ?? 'request-invalid', 'the request could not be read'), status };
  return problemOf('fault', 'something failed on our side; the log has it under the request id');
}

const CODE_OF_STATUS: Readonly<Record<number, string>> = { 401: 'sign-in-needed', 403: 'not-allowed', 404: 'route-unknown', 413: 'file-too-large' };

/** Express's own readers of a body throw plain errors with the status they would answer. */
function statusOfParser(error: unknown): number | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  return error.status >= 400 && error.status < 500 ? error.status : null;
}

function problemOf(code: string, detail: string): Omit<Problem, 'instance'> {
  return { type: `urn:aconto:problem:${code}`, title: code.replaceAll('-', ' '), status: statusOfCode(code), code, detail };
}
