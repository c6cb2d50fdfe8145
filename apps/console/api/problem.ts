import { z } from 'zod';

const PROBLEM = z.object({
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  issues: z.array(z.record(z.string(), z.unknown())).optional(),
});

/** What the API said when it refused: `code` is stable and has its sentence in the locale files; `detail` is for whoever reads logs, who finds it by `instance`. */
export type Problem = z.infer<typeof PROBLEM>;

/** The API answered, and refused. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiProblem';
  }
}

/** No answer came: the network, the API or what stands in front of it is down. */
export class ApiUnreachable extends Error {
  constructor(options?: ErrorOptions) {
    super('the API gave no answer', options);
    this.name = 'ApiUnreachable';
  }
}

const GATEWAY_STATUSES: readonly number[] = [502, 503, 504];

/** The error an answer with a status of 400 or more stands for. A gateway without an API behind it does not speak problem+json. */
export function errorOf(status: number, body: unknown): ApiProblem | ApiUnreachable {
  const parsed = PROBLEM.safeParse(body);
  if (parsed.success) return new ApiProblem(parsed.data);
  if (GATEWAY_STATUSES.includes(status)) return new ApiUnreachable();
  return new ApiProblem({ title: `HTTP ${status}`, status, code: 'answer-malformed' });
}

export function isStatus(error: unknown, status: number): boolean {
  return error instanceof ApiProblem && error.problem.status === status;
}

/** Whether the same request may succeed when it is sent again: not after the API refused it. */
export function isWorthRetrying(error: unknown): boolean {
  return error instanceof ApiUnreachable || (error instanceof ApiProblem && error.problem.status >= 500);
}
