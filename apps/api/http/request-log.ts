import type { NextFunction, Request, Response } from 'express';
import { requestIdOf } from '#apps/api/http/request-id';
import type { HttpMetrics } from '#apps/api/health/http-metrics';
import type { Log } from '#platform/logging';

/** One line a request when it is answered: method, path without its query (it may hold names), status, time. The same is counted. */
export function logRequests(log: Log, metrics: HttpMetrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const since = process.hrtime.bigint();
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - since) / 1e9;
      const route = routeOf(request);
      metrics.count({ method: request.method, route, status: response.statusCode, seconds });
      const run = /^\/api\/runs\/([^/]+)\/([^/]+)/.exec(request.path);
      log.info(
        {
          request: requestIdOf(request),
          method: request.method,
          path: request.path,
          status: response.statusCode,
          ms: Math.round(seconds * 1000),
          ...(run ? { run: `${run[1]}/${run[2]}` } : {}),
        },
        'request',
      );
    });
    next();
  };
}

/** The pattern that matched, so that a metric has a line a route and not a line a payer. */
function routeOf(request: Request): string {
  const route: unknown = request.route;
  if (typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string') return route.path;
  return request.path.startsWith('/api/') ? 'unknown' : 'console';
}
