/** As much of a browser as signing in takes: cookies with their paths, and redirects followed one at a time. */
export class TestBrowser {
  private readonly cookies = new Map<string, { readonly value: string; readonly path: string }>();
  private csrfToken = '';

  constructor(private readonly url: string) {}

  /** Signs in as a demo person and remembers the CSRF token; answers with where that led. */
  async signIn(person: string, returnTo = '/'): Promise<Response> {
    const choice = await this.toChoice(returnTo);
    const answer = await this.choose(choice, person);
    if (answer.status === 303) this.csrfToken = (await this.json<{ csrfToken: string }>('/api/session')).csrfToken;
    return answer;
  }

  /** As far as the page where one chooses who to be; answers with its address. */
  async toChoice(returnTo = '/'): Promise<string> {
    const page = await this.follow(`/api/sign-in?returnTo=${encodeURIComponent(returnTo)}`, (response) => response.status === 200);
    return page.url;
  }

  /** Chooses a person and goes on until our own callback has answered. */
  async choose(choice: string, person: string, beforeCallback: () => Promise<void> = () => Promise.resolve()): Promise<Response> {
    const chosen = await this.send(choice, {
      method: 'POST',
      body: new URLSearchParams({ person }).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    const location = chosen.headers.get('Location');
    if (location === null) return chosen;
    const back = await this.follow(location, (response) => (response.headers.get('Location') ?? '').includes('/api/sign-in/callback'));
    await beforeCallback();
    return await this.send(back.headers.get('Location') ?? '');
  }

  /** One request with this browser's cookies; redirects are not followed. */
  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const target = new URL(path, this.url);
    const cookie = [...this.cookies].filter(([, { path: of }]) => target.pathname.startsWith(of)).map(([name, { value }]) => `${name}=${value}`);
    const headers = new Headers(init.headers);
    if (cookie.length > 0) headers.set('Cookie', cookie.join('; '));
    const response = await fetch(target, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  async get(path: string): Promise<Response> {
    return await this.send(path);
  }

  async json<Answer>(path: string): Promise<Answer> {
    const response = await this.send(path);
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  /** With the CSRF token and a command id of its own. */
  async post(path: string, body: object = {}, headers: Record<string, string> = {}): Promise<Response> {
    return await this.send(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': this.csrfToken, 'Idempotency-Key': crypto.randomUUID(), ...headers },
    });
  }

  /** One file of a form. */
  async postFile(path: string, file: { readonly name: string; readonly bytes: Buffer }, headers: Record<string, string> = {}): Promise<Response> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(file.bytes)]), file.name);
    return await this.postForm(path, form, headers);
  }

  /** A form with files, as a page sends it. */
  async postForm(path: string, form: FormData, headers: Record<string, string> = {}): Promise<Response> {
    return await this.send(path, {
      method: 'POST',
      body: form,
      headers: { 'X-CSRF-Token': this.csrfToken, 'Idempotency-Key': crypto.randomUUID(), ...headers },
    });
  }

  cookie(name: string): string | null {
    return this.cookies.get(name)?.value ?? null;
  }

  setCookie(name: string, value: string): void {
    this.cookies.set(name, { value, path: '/' });
  }

  private async follow(path: string, isThere: (response: Response) => boolean): Promise<Response> {
    let response = await this.send(path);
    for (let hops = 0; !isThere(response); hops++) {
      const location = response.headers.get('Location');
      if (location === null || hops > 6) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
      response = await this.send(new URL(location, response.url).href);
    }
    return response;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const of = (attribute: string) => attributes.find((text) => text.toLowerCase().startsWith(`${attribute}=`))?.slice(attribute.length + 1);
    const expires = of('expires');
    if (expires !== undefined && Date.parse(expires) < Date.now()) this.cookies.delete(name);
    else this.cookies.set(name, { value, path: of('path') ?? '/' });
  }
}
