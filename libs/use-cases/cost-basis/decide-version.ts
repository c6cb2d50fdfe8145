import { Injectable } from '@nestjs/common';
import type { RoundCommand, RoundCommands } from '#contracts/cost-basis-round';
import type { Json } from '#domain/audit/canonical-json';
import type { LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import { addAdvice, addDecision } from '#persistence/committee-follow-ups';
import type { KeptVersion } from '#persistence/cost-basis';
import { Database, type Transaction } from '#persistence/database';
import { Clock } from '#use-cases/clock';
import { playedDay } from '#use-cases/cost-basis/played-day';
import { queueNotice } from '#use-cases/cost-basis/queue-notice';
import { tellPayers } from '#use-cases/cost-basis/tell-payers';
import { getLockedVersion, moveOn, nameOf, versionIdOf } from '#use-cases/cost-basis/version-desk';
import { Installation } from '#use-cases/installation';
import { onceByCommand } from '#use-cases/once-by-command';
import { Profile } from '#use-cases/profile';
import { mustHaveRight, type Right } from '#use-cases/rights';

/** The committee's advice, putting forward, and the ministry's decision: three acts on one version, each with its own day and record. */
@Injectable()
export class DecideVersion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly profile: Profile,
    private readonly installation: Installation,
  ) {}

  async advise(command: RoundCommands['advise']): Promise<string[]> {
    return await this.act(
      command,
      { kind: 'cost-basis-advise', right: 'cost-bases.advise', body: { ...command } },
      async (transaction, { version, on, at }) => {
        const { basis, number, meeting, text, person } = command;
        if (version.state !== 'remarks-closed') throw inOtherState(version.state, 'advice is given when remarks are closed');
        await addAdvice(transaction, { basis, number, meeting, on, text }, { person, at });
        await moveOn(transaction, version, { state: 'advised', on, at, person, data: { meeting, text } });
        return [];
      },
    );
  }

  /** Puts a version before the ministry; one that was advised on. */
  async putForward(command: RoundCommands['putForward']): Promise<string[]> {
    const step = { kind: 'cost-basis-put-forward', right: 'cost-bases.put-forward', body: { ...command } } as const;
    return await this.act(command, step, async (transaction, { version, on, at }) => {
      await moveOn(transaction, version, { state: 'put-forward', on, at, person: command.person });
      return [];
    });
  }

  /** Records what the ministry decided, and answers with the mails that tell of it. `components` are those it lets through although their basis is not in regulation. */
  async decide(command: RoundCommands['decide']): Promise<string[]> {
    const step = { kind: 'cost-basis-decide', right: 'cost-bases.decide', body: { ...command, components: [...command.components] } } as const;
    return await this.act(command, step, async (transaction, { version, on, at }) => {
      const { basis, number, reference, text, components, standing, person } = command;
      if (version.state !== 'put-forward') throw inOtherState(version.state, 'only what was put forward is decided');
      const unknown = components.find((code) => !version.content.components.some((component) => component.code === code));
      if (unknown !== undefined) throw new DomainError('component-unknown', `the version has no component ${unknown}`, { component: unknown });
      await addDecision(transaction, { basis, number, on, reference, text, components, standing }, { person, at });
      await tellPayers(transaction, version.content, { stage: 'decided', on, decidedComponents: components });
      const isIllustrative = standing === 'illustrative';
      const notice = { of: 'decision-taken', version: nameOf(version), on, reference, text, isIllustrative } as const;
      const about = `${versionIdOf(version)}/decision-taken`;
      const mails = await queueNotice(transaction, notice, { about, at, mailDomain: this.installation.mailDomain });
      await moveOn(transaction, version, { state: 'decided', on, at, person, data: { reference, text, components: [...components], standing } });
      return mails;
    });
  }

  /** An act of somebody with the right to it, once, with the version held until it is done. */
  private async act(
    command: RoundCommand,
    step: { readonly kind: string; readonly right: Right; readonly body: Json },
    work: (transaction: Transaction, of: { readonly version: KeptVersion; readonly on: LocalDate; readonly at: string }) => Promise<string[]>,
  ): Promise<string[]> {
    const { commandId: id, person } = command;
    const { kind, right, body } = step;
    const at = this.clock.now();
    return await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id, kind, body, at }, async () => {
        await mustHaveRight(transaction, { person, right, scope: null });
        const version = await getLockedVersion(transaction, command);
        return await work(transaction, { version, on: playedDay(command.on, this.clock, this.profile), at });
      }),
    );
  }
}

function inOtherState(state: string, rule: string): DomainError {
  return new DomainError('version-in-other-state', `the version is ${state}: ${rule}`, { state });
}
