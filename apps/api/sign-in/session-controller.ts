import { Controller, Get, Header, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Answers } from '#apps/api/http/answers';
import { Allowed } from '#apps/api/sign-in/allowed';
import { clearCookie, SESSION_COOKIE } from '#apps/api/sign-in/cookies';
import { IdentityProvider } from '#apps/api/sign-in/identity-provider';
import { languageOf } from '#apps/api/sign-in/language-of';
import { PublicAddress } from '#apps/api/sign-in/public-address';
import { SessionAnswer, SignedOut } from '#apps/api/sign-in/session-schemas';
import { CurrentSession } from '#apps/api/sign-in/signed-request';
import { WebSessions, type LiveSession } from '#apps/api/sign-in/web-sessions';

@ApiTags('session')
@Controller()
export class SessionController {
  constructor(
    private readonly sessions: WebSessions,
    private readonly provider: IdentityProvider,
    private readonly address: PublicAddress,
  ) {}

  @Get('session')
  @Allowed('signed-in')
  @Header('Cache-Control', 'no-store')
  @Answers(SessionAnswer, { summary: 'Who is signed in, as what, and for how long' })
  getSession(@CurrentSession() current: CurrentSession, @Req() request: Request): z.input<typeof SessionAnswer> {
    return sessionAnswer(current.live, request);
  }

  @Post('session/extend')
  @Allowed('signed-in')
  @Header('Cache-Control', 'no-store')
  @Answers(SessionAnswer, { summary: 'Stay signed in' })
  extendSession(@CurrentSession() current: CurrentSession, @Req() request: Request): z.input<typeof SessionAnswer> {
    // That it was asked for is the sign of life; the guard has noted it.
    return sessionAnswer(current.live, request);
  }

  @Post('sign-out')
  @Allowed('signed-in')
  @Answers(SignedOut, { summary: 'End the session here, and learn where to end it at the identity provider' })
  async signOut(@CurrentSession() current: CurrentSession, @Res({ passthrough: true }) response: Response): Promise<z.input<typeof SignedOut>> {
    await this.sessions.end(current.id);
    clearCookie(response, SESSION_COOKIE);
    const { idToken } = current.live.session;
    return { redirectTo: await this.provider.endSessionUrl({ idToken, returnTo: `${this.address.url}/log-ind` }) };
  }
}

function sessionAnswer(live: LiveSession, request: Request): z.input<typeof SessionAnswer> {
  return {
    person: live.session.person,
    label: live.label,
    language: languageOf(request),
    roles: live.roles.map(({ role, scope, scopeName }) => ({ role, scope: scope === '' ? null : scope, scopeName })),
    csrfToken: live.session.csrfToken,
    idleExpiresAt: live.idleExpiresAt,
    expiresAt: live.expiresAt,
  };
}
