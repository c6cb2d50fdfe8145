import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Request times by route, and the process's own figures, in Prometheus' form. No name of a person or payer becomes a label. */
export class HttpMetrics {
  readonly registry = new Registry();
  private readonly duration: Histogram<'method' | 'route' | 'status'>;

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'aconto_api_' });
    this.duration = new Histogram({
      name: 'aconto_api_request_seconds',
      help: 'Time from a request to the end of its answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [this.registry],
    });
  }

  count(request: { readonly method: string; readonly route: string; readonly status: number; readonly seconds: number }): void {
    this.duration.observe({ method: request.method, route: request.route, status: String(request.status) }, request.seconds);
  }
}
