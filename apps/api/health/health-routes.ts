import type { Request, Response, Router } from 'express';
import { Router as createRouter } from 'express';
import type { HttpMetrics } from '#apps/api/health/http-metrics';
import type { PartsHealth } from '#apps/api/health/parts-health';

/** For whoever watches the machine: alive, ready with each part it needs, and figures. None of it names a person or a payer. */
export function healthRoutes({ health, metrics }: { readonly health: PartsHealth; readonly metrics: HttpMetrics }): Router {
  const router = createRouter();
  router.get('/health/live', (_request: Request, response: Response) => {
    response.json({ status: 'up' });
  });
  router.get('/health/ready', (_request: Request, response: Response, next) => {
    health.needed().then((checks) => {
      const isReady = Object.values(checks).every((check) => check === 'up');
      response.status(isReady ? 200 : 503).json({ status: isReady ? 'up' : 'down', ...checks });
    }, next);
  });
  router.get('/metrics', (_request: Request, response: Response, next) => {
    metrics.registry.metrics().then((text) => {
      response.type(metrics.registry.contentType).send(text);
    }, next);
  });
  return router;
}
