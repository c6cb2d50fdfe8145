import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import { addAdvice, addDecision } from '#persistence/committee-follow-ups';
import type { VersionKey } from '#persistence/cost-basis';
import { Database } from '#persistence/database';
import { Clock } from '#use-cases/clock';
import { playedDay } from '#use-cases/cost-basis/played-day';
import { getLockedVersion, moveOn } from '#use-cases/cost-basis/version-desk';
import { Profile } from '#use-cases/profile';
import { mustHaveRole } from '#use-cases/rights';

type Act = VersionKey & { readonly person: string; readonly on: LocalDate | null };

/** The committee's advice, putting forward, and the ministry's decision: three acts on one version, each with its own day and record. */
@Injectable()
export class DecideVersion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly profile: Profile,
  ) {}

  async advise(command: Act & { readonly meeting: string; readonly text: string }): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await mustHaveRole(transaction, { person: command.person, roles: ['secretariat'], scope: null });
      const version = await getLockedVersion(transaction, command);
      const on = playedDay(command.on, this.clock, this.profile);
      const at = this.clock.now();
      const { basis, number, meeting, text, person } = command;
      if (version.state !== 'remarks-closed') throw inOtherState(version.state, 'advice is given when remarks are closed');
      await addAdvice(transaction, { basis, number, meeting, on, text }, { person, at });
      await moveOn(transaction, version, { state: 'advised', on, at, person, data: { meeting, text } });
    });
  }

  /** Puts a version before the ministry; one that was advised on. */
  async putForward(command: Act): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await mustHaveRole(transaction, { person: command.person, roles: ['preparer', 'secretariat'], scope: null });
      const version = await getLockedVersion(transaction, command);
      await moveOn(transaction, version, {
        state: 'put-forward',
        on: playedDay(command.on, this.clock, this.profile),
        at: this.clock.now(),
        person: command.person,
      });
    });
  }

  /** Records what the ministry decided. `components` are those it lets through although their basis is not in regulation. */
  async decide(
    command: Act & {
      readonly reference: string;
      readonly text: string;
      readonly components: readonly string[];
      readonly standing: 'stated' | 'illustrative';
    },
  ): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await mustHaveRole(transaction, { person: command.person, roles: ['secretariat'], scope: null });
      const version = await getLockedVersion(transaction, command);
      const on = playedDay(command.on, this.clock, this.profile);
      const at = this.clock.now();
      const { basis, number, reference, text, components, standing, person } = command;
      if (version.state !== 'put-forward') throw inOtherState(version.state, 'only what was put forward is decided');
      const unknown = components.find((code) => !version.content.components.some((component) => component.code === code));
      if (unknown !== undefined) throw new DomainError('component-unknown', `the version has no component ${unknown}`, { component: unknown });
      await addDecision(transaction, { basis, number, on, reference, text, components, standing }, { person, at });
      await moveOn(transaction, version, { state: 'decided', on, at, person, data: { reference, text, components: [...components], standing } });
    });
  }
}

function inOtherState(state: string, rule: string): DomainError {
  return new DomainError('version-in-other-state', `the version is ${state}: ${rule}`, { state });
}
