import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Allowed } from '#apps/api/sign-in/allowed';
import { ATTEMPT_COOKIE, clearCookie, readCookie, SESSION_COOKIE, setCookie } from '#apps/api/sign-in/cookies';
import { IdentityProvider } from '#apps/api/sign-in/identity-provider';
import { languageOf } from '#apps/api/sign-in/language-of';
import { plainPage, STYLE } from '#apps/api/sign-in/plain-page';
import { RecogniseAccount } from '#apps/api/sign-in/recognise-account';
import { WebSessions } from '#apps/api/sign-in/web-sessions';
import { SIGN_IN_TEXTS } from '#glossary/sign-in-texts';

/** Time to choose an account and type a code from a phone. */
const ATTEMPT_SECONDS = 900;

const AttemptCookie = z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string(), returnTo: z.string() });

/** Only a path of this site is a place to come back to: neither `//elsewhere` nor a whole address. */
const ReturnTo = z.object({
  returnTo: z
    .string()
    .max(2_000)
    .regex(/^\/(?![/\\])[\x20-\x7e]*$/)
    .catch('/'),
});

/** The way to the identity provider and back. Whole pages, for browsers. */
@ApiExcludeController()
@Controller('sign-in')
export class SignInController {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly accounts: RecogniseAccount,
    private readonly sessions: WebSessions,
  ) {}

  @Get()
  @Allowed('anybody')
  @Header('Cache-Control', 'no-store')
  async leave(@Query({ schema: ReturnTo }) query: z.output<typeof ReturnTo>, @Req() request: Request, @Res() response: Response): Promise<void> {
    const begun = await this.accounts.reach(() => this.provider.begin());
    if (!begun) {
      sendPage(request, response, 'unreachable');
      return;
    }
    setCookie(response, ATTEMPT_COOKIE, JSON.stringify({ ...begun.attempt, returnTo: query.returnTo }), ATTEMPT_SECONDS);
    response.redirect(303, begun.url);
  }

  @Get('callback')
  @Allowed('anybody')
  @Header('Cache-Control', 'no-store')
  async comeBack(@Req() request: Request, @Res() response: Response): Promise<void> {
    const attempt = readAttempt(request);
    clearCookie(response, ATTEMPT_COOKIE);
    const entry = attempt ? await this.enter(request, attempt) : 'interrupted';
    if (typeof entry === 'string') {
      sendPage(request, response, entry);
      return;
    }
    setCookie(response, SESSION_COOKIE, entry.session, null);
    response.redirect(303, entry.returnTo);
  }

  /** A session, or the page that says why there is none. */
  private async enter(
    request: Request,
    attempt: z.output<typeof AttemptCookie>,
  ): Promise<{ readonly session: string; readonly returnTo: string } | 'refused' | 'unknown'> {
    const { search } = new URL(request.originalUrl, 'http://here');
    const identity = await this.accounts.finish(() => this.provider.finish(search, attempt));
    if (!identity) return 'refused';
    const account = await this.accounts.find(identity);
    if (!account) return 'unknown';
    const { person, id } = account;
    const replaces = readCookie(request, SESSION_COOKIE);
    return { session: await this.sessions.begin({ person, account: id, idToken: identity.idToken, replaces }), returnTo: attempt.returnTo };
  }

  @Get('style.css')
  @Allowed('anybody')
  @Header('Content-Type', 'text/css; charset=utf-8')
  style(): string {
    return STYLE;
  }
}

function readAttempt(request: Request): z.output<typeof AttemptCookie> | null {
  const text = readCookie(request, ATTEMPT_COOKIE);
  if (text === null) return null;
  const parsed = z
    .string()
    .transform((json, context): unknown => {
      try {
        return JSON.parse(json);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        context.addIssue({ code: 'custom', message: 'no JSON' });
        return z.NEVER;
      }
    })
    .pipe(AttemptCookie)
    .safeParse(text);
  return parsed.success ? parsed.data : null;
}

function sendPage(request: Request, response: Response, what: 'unreachable' | 'interrupted' | 'refused' | 'unknown'): void {
  const language = languageOf(request);
  const texts = SIGN_IN_TEXTS[language];
  const { title, text } = texts[what];
  const body = [{ paragraph: text }, { link: { href: '/api/sign-in', text: texts.tryAgain } }];
  response
    .status(what === 'unreachable' ? 503 : 403)
    .type('html')
    .send(plainPage({ language, title, body }));
}
