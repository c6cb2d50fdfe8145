import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { VersionPath } from '#apps/api/cost-bases/cost-basis-schemas';
import { AdviseBody, ChargeBody, DecideBody, SendOutBody, VersionAfter } from '#apps/api/cost-bases/step-schemas';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Command } from '#apps/api/http/command';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { Allowed } from '#apps/api/sign-in/allowed';
import type { RoundCommands, RoundStep } from '#contracts/cost-basis-round';
import { parseBillingRule } from '#domain/calendar/billing-rule-text';
import { BillingProcess } from '#temporal/billing-process';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';

type Path = z.output<typeof VersionPath>;
type After = Promise<z.input<typeof VersionAfter>>;

/** The steps of a version's way, each through the round's workflow as on the command line. */
@ApiTags('cost-bases')
@Controller('cost-bases/:basis/versions/:number')
export class StepsController {
  constructor(
    private readonly costBasis: ShowCostBasis,
    private readonly process: BillingProcess,
  ) {}

  @Post('send-out')
  @Allowed('cost-bases.send-out')
  @Command(VersionAfter, { summary: 'Freeze a draft and send it out to a meeting' })
  async sendOutVersion(
    @Param({ schema: VersionPath }) path: Path,
    @Body({ schema: SendOutBody }) body: z.output<typeof SendOutBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): After {
    return await this.take('sendOut', { ...path, ...body, commandId, person, on: null });
  }

  @Post('close-remarks')
  @Allowed('cost-bases.close-remarks')
  @Command(VersionAfter, { summary: 'Close the window for written remarks before its time' })
  async closeRemarks(@Param({ schema: VersionPath }) path: Path, @ActingPerson() person: string, @IdempotencyKey() commandId: string): After {
    return await this.take('closeRemarks', { ...path, commandId, person, on: null });
  }

  @Post('advise')
  @Allowed('cost-bases.advise')
  @Command(VersionAfter, { summary: 'Record the committee’s advice' })
  async adviseOnVersion(
    @Param({ schema: VersionPath }) path: Path,
    @Body({ schema: AdviseBody }) body: z.output<typeof AdviseBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): After {
    return await this.take('advise', { ...path, ...body, commandId, person, on: null });
  }

  @Post('put-forward')
  @Allowed('cost-bases.put-forward')
  @Command(VersionAfter, { summary: 'Put a version before the ministry' })
  async putVersionForward(@Param({ schema: VersionPath }) path: Path, @ActingPerson() person: string, @IdempotencyKey() commandId: string): After {
    return await this.take('putForward', { ...path, commandId, person, on: null });
  }

  @Post('decide')
  @Allowed('cost-bases.decide')
  @Command(VersionAfter, { summary: 'Record what the ministry decided' })
  async decideVersion(
    @Param({ schema: VersionPath }) path: Path,
    @Body({ schema: DecideBody }) body: z.output<typeof DecideBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): After {
    return await this.take('decide', { ...path, ...body, standing: 'stated', commandId, person, on: null });
  }

  @Post('charge')
  @Allowed('cost-bases.charge')
  @Command(VersionAfter, { summary: 'Make a decided version billable: programmes, keys, budgets and billing dates' })
  async chargeVersion(
    @Param({ schema: VersionPath }) path: Path,
    @Body({ schema: ChargeBody }) { rule, ...vat }: z.output<typeof ChargeBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): After {
    return await this.take('charge', { ...path, terms: { rule: parseBillingRule(rule), ...vat }, commandId, person, on: null });
  }

  /** The round's workflow sees every version: what the person may not see is unknown to them before it is asked. */
  private async take<Step extends RoundStep>(step: Step, command: RoundCommands[Step]): After {
    await this.costBasis.version(command);
    return { state: (await this.process.takeRoundStep(step, command))?.state ?? null };
  }
}
