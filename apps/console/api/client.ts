import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from '#console/api/generated/schema';
import { ApiUnreachable, errorOf } from '#console/api/problem';
import { queryClient, SESSION_KEY } from '#console/api/query-client';
import { noteReachability } from '#console/api/reachability';
import { noteAnswer } from '#console/api/session-clock';

const READING = ['GET', 'HEAD', 'OPTIONS'];

const guard: Middleware = {
  onRequest({ request }) {
    if (READING.includes(request.method)) return undefined;
    const session = queryClient.getQueryData<{ readonly csrfToken: string } | null>(SESSION_KEY);
    if (session) request.headers.set('X-CSRF-Token', session.csrfToken);
    return request;
  },
  onResponse({ response }) {
    if (response.ok) noteAnswer(response.headers.get('Date'));
    return undefined;
  },
};

/** The API by its document: paths, parameters and answers are typed. Wrap each call in `answer`. */
export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' });
api.use(guard);

interface Outcome<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of a call; `ApiProblem` when the API refused, `ApiUnreachable` when no answer came. */
export async function answer<Data>(call: Promise<Outcome<Data>>): Promise<Data> {
  return (await answerWithVersion(call)).data;
}

/** What was read, and which version of it that was: a change of it sends `etag` back as `If-Match`, so that nobody decides on what they did not see. */
export interface Versioned<Data> {
  readonly data: Data;
  readonly etag: string;
}

/** The same with the version of what was read. */
export async function answerWithVersion<Data>(call: Promise<Outcome<Data>>): Promise<Versioned<Data>> {
  const outcome = await call.catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    noteReachability(false);
    throw new ApiUnreachable({ cause: error });
  });
  const { data, error, response } = outcome;
  if (response.ok) {
    noteReachability(true);
    return { data: data as Data, etag: response.headers.get('ETag') ?? '' };
  }
  const failure = errorOf(response.status, error);
  noteReachability(!(failure instanceof ApiUnreachable));
  throw failure;
}
