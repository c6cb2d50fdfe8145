import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { Observable } from 'rxjs';
import { actingPersonOf } from '#apps/api/http/acting-person';
import { actAs } from '#persistence/acting-person';

/** Runs a route, and every event of one that goes on answering, for the person of its request: the database then shows that person's rows. */
@Injectable()
export class ActAsInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const person = actingPersonOf(context.switchToHttp().getRequest<Request>());
    return new Observable((subscriber) => actAs(person, () => next.handle().subscribe(subscriber)));
  }
}
