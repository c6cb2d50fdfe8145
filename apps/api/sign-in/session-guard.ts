import { timingSafeEqual } from 'node:crypto';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { setActingPerson } from '#apps/api/http/acting-person';
import { ROUTE_POLICY, type RoutePolicy } from '#apps/api/sign-in/allowed';
import { readCookie, SESSION_COOKIE } from '#apps/api/sign-in/cookies';
import { PublicAddress } from '#apps/api/sign-in/public-address';
import { setSession } from '#apps/api/sign-in/signed-request';
import { WebSessions, type LiveSession } from '#apps/api/sign-in/web-sessions';
import { DomainError } from '#domain/errors';
import { hasRight } from '#use-cases/rights';

/** Meets every request: who it is from, whether it was meant, and whether that person may do such a thing at all. Which rows, the database says. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: WebSessions,
    private readonly address: PublicAddress,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = this.reflector.get<RoutePolicy | undefined>(ROUTE_POLICY, context.getHandler());
    if (route === undefined) throw new Error(`${context.getClass().name}.${context.getHandler().name} does not say who may use it`);
    if (route.policy === 'anybody') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const id = readCookie(request, SESSION_COOKIE);
    if (id === null) throw new DomainError('sign-in-needed', 'nobody is signed in', {});
    const live = await this.sessions.find(id, !route.isBackground);
    if (!live) throw new DomainError('session-ended', 'the session has ended: sign in again', {});
    if (!isReading(request)) this.mustBeMeant(request, live);
    if (route.policy !== 'signed-in') mustHaveRight(route.policy, live);
    setSession(request, id, live);
    setActingPerson(request, live.session.person);
    return true;
  }

  /** A page elsewhere can make a browser send a request, but neither read the token nor set another origin. */
  private mustBeMeant(request: Request, live: LiveSession): void {
    const origin = request.get('Origin');
    const isElsewhere = origin !== undefined && origin !== this.address.url;
    if (isElsewhere || request.get('Sec-Fetch-Site') === 'cross-site') {
      throw new DomainError('origin-foreign', 'the request comes from a page elsewhere', {});
    }
    if (!isSame(request.get('X-CSRF-Token') ?? '', live.session.csrfToken)) {
      throw new DomainError('csrf-token-wrong', 'the request lacks the token that /api/session gives', {});
    }
  }
}

function isReading(request: Request): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

function mustHaveRight(policy: Parameters<typeof hasRight>[0], live: LiveSession): void {
  const roles = live.roles.map(({ role }) => role);
  if (!hasRight(policy, roles))
    throw new DomainError('role-missing', `this needs a role that ${live.session.person} does not have`, { right: policy });
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
