import { Injectable } from '@nestjs/common';
import type { RoundKey, RoundPosition } from '#contracts/cost-basis-round';
import { addDays, type LocalDate } from '#domain/calendar/local-date';
import { findLastSentOut } from '#persistence/cost-basis';
import { Database } from '#persistence/database';
import { instantOf } from '#use-cases/clock';

/** Answers what a round's workflow must know to go on; reads only. */
@Injectable()
export class FindRoundPosition {
  constructor(private readonly database: Database) {}

  /** Null while no version of the basis was sent out. */
  async execute({ basis }: RoundKey): Promise<RoundPosition> {
    const sentOut = await this.database.read((transaction) => findLastSentOut(transaction, basis));
    return sentOut && { number: sentOut.number, state: sentOut.state, remarksEndAt: remarksEndAt(sentOut.remarksUntil) };
  }
}

/** A window is open to the end of its last day, as Norwegian clocks have it; ISO in UTC. */
export function remarksEndAt(remarksUntil: LocalDate): string {
  return instantOf({ date: addDays(remarksUntil, 1), time: '00:00', country: 'NO' });
}
