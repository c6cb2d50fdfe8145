import { Injectable } from '@nestjs/common';
import type { ChargeTerms, RoundCommands } from '#contracts/cost-basis-round';
import { buildKeyTree } from '#domain/allocation/key-tree';
import { recordedFacts } from '#domain/audit/fact-rows';
import { RECORD_EVENTS } from '#domain/audit/run-events';
import { addDays, type LocalDate } from '#domain/calendar/local-date';
import { CHARGE_ROOT, chargesOf, type Charge } from '#domain/cost-basis/charges';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { DomainError } from '#domain/errors';
import { formatAmount, sum } from '#domain/money/money';
import { appendAuditEvent } from '#persistence/audit-log';
import { findDecision } from '#persistence/committee-follow-ups';
import { addCharge, findCostBasis, listProgrammesCharged } from '#persistence/cost-basis';
import { Database, type Transaction } from '#persistence/database';
import { lockFacts, recordAgreement, recordArrangement, recordBudget, recordKey } from '#persistence/facts-recorder';
import { readFacts } from '#persistence/facts-reader';
import { findLastIssuedDays, listOpenRunKeys } from '#persistence/invoice-run';
import { addProgramme, listPayers } from '#persistence/register';
import { BillingProcess } from '#temporal/billing-process';
import { Clock } from '#use-cases/clock';
import { playedDay } from '#use-cases/cost-basis/played-day';
import { queueNotice } from '#use-cases/cost-basis/queue-notice';
import { getLockedVersion, moveOn, nameOf, versionIdOf } from '#use-cases/cost-basis/version-desk';
import { Installation } from '#use-cases/installation';
import { onceByCommand } from '#use-cases/once-by-command';
import { Profile } from '#use-cases/profile';
import { mustHaveRight } from '#use-cases/rights';

/**
 * Makes a decided version billable: for each service, and apart for its GP part, a programme with its agreement, key, approved budget and collection
 * arrangement. From there it is a year like any other: settled, run, approved by two, trued up when the accounts are known.
 */
@Injectable()
export class CreateCharges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly profile: Profile,
    private readonly installation: Installation,
    private readonly process: BillingProcess,
  ) {}

  /** `version-in-other-state` unless it is decided; `fact-behind-issued-run` when its day is one that an issued run knows. Ids of the mails that tell of it. */
  async execute(command: RoundCommands['charge']): Promise<string[]> {
    const body = { ...command, terms: { ...command.terms, rule: { ...command.terms.rule } } };
    const at = this.clock.now();
    const mails = await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: command.commandId, kind: 'cost-basis-charge', body, at }, () => this.charge(transaction, command, at)),
    );
    await this.process.tellFactsRecorded(await this.database.read(listOpenRunKeys));
    return mails;
  }

  private async charge(transaction: Transaction, command: RoundCommands['charge'], at: string): Promise<string[]> {
    await lockFacts(transaction);
    await mustHaveRight(transaction, { person: command.person, right: 'cost-bases.charge', scope: null });
    const version = await getLockedVersion(transaction, command);
    const decision = await findDecision(transaction, command);
    if (!decision || version.state !== 'decided') {
      throw new DomainError('version-in-other-state', `the version is ${version.state}: only what the ministry decided is charged`, {
        state: version.state,
      });
    }
    const issuer = (await findCostBasis(transaction, command.basis))?.issuer ?? '';
    const on = await this.recordingDay(transaction, command.on);
    const charges = chargesOf(version.content, decision.components);
    await mustBePayers(transaction, charges);
    const before = await readFacts(transaction);
    const { year } = version.content;
    // Each year's decision brings its own billing; the true-up of the year before comes with it.
    const billing = { branch: CHARGE_ROOT, issuer, rule: command.terms.rule, fromYear: year, untilYear: year + 1, recordedOn: on };
    const known = new Set(before.programmes.map((programme) => programme.code));
    for (const charge of charges) {
      if (!known.has(charge.programme)) {
        await addProgramme(transaction, { code: charge.programme, name: charge.name, currency: version.content.currency, minimumTrueUpOre: null });
      }
      await recordArrangement(transaction, { ...billing, programme: charge.programme, firstRound: 'on-account', serviceYearOffset: 0 }, at);
      await recordCharge(transaction, {
        charge,
        version: version.content,
        terms: command.terms,
        reference: decision.reference,
        decidedOn: decision.on,
        on,
        at,
      });
      await addCharge(transaction, command, { ...charge, person: command.person, at });
    }
    // Also of what this decision charges no more: on the same date, only the year before.
    for (const programme of await findDropped(transaction, { issuer, year, charges })) {
      await recordArrangement(transaction, { ...billing, programme, firstRound: 'in-arrears', serviceYearOffset: -1 }, at);
    }
    const total = `${version.content.currency} ${formatAmount(sum(charges.map((charge) => charge.amountOre)))}`;
    const notice = { of: 'charges-made', version: nameOf(version), on, programmes: charges.length, total } as const;
    const about = `${versionIdOf(version)}/charges-made`;
    const mails = await queueNotice(transaction, notice, { about, at, mailDomain: this.installation.mailDomain, issuer });
    const brought = recordedFacts(before, await readFacts(transaction));
    await moveOn(transaction, version, { state: 'charged', on, at, person: command.person });
    await appendAuditEvent(transaction, {
      at,
      actor: command.person,
      type: RECORD_EVENTS.chargesCreated,
      subject: versionIdOf(command),
      data: { digest: version.digest, decision: decision.reference, facts: [...brought.facts], factsHash: brought.factsHash },
    });
    return mails;
  }

  /** The day the charges are known: the one that is said, or else the first that no issued run has been reckoned on. */
  private async recordingDay(transaction: Transaction, said: LocalDate | null): Promise<LocalDate> {
    const { openedOn: lastKnown } = await findLastIssuedDays(transaction);
    const earliest = lastKnown === null ? null : addDays(lastKnown, 1);
    const day = playedDay(said, this.clock, this.profile);
    if (earliest === null || earliest <= day) return day;
    if (said === null) return earliest;
    throw new DomainError('fact-behind-issued-run', `${day} is not after ${lastKnown}, the day an issued run knows`, { lastKnown: lastKnown ?? '' });
  }
}

/** Programmes that the decision of the year before charged and this one does not. */
async function findDropped(
  transaction: Transaction,
  now: { readonly issuer: string; readonly year: number; readonly charges: readonly Charge[] },
): Promise<string[]> {
  const charged = await listProgrammesCharged(transaction, { issuer: now.issuer, year: now.year - 1 });
  return charged.filter((programme) => !now.charges.some((charge) => charge.programme === programme));
}

/** Everybody who is charged is a registered payer; `payer-unknown` with the first who is not. */
async function mustBePayers(transaction: Transaction, charges: readonly Charge[]): Promise<void> {
  const registered = new Set((await listPayers(transaction)).map((payer) => payer.code));
  const payers = charges.flatMap((charge) => charge.nodes.filter((node) => node.method === 'weight').map((node) => node.node));
  const unknown = payers.find((payer) => !registered.has(payer));
  if (unknown !== undefined) throw new DomainError('payer-unknown', `there is no payer ${unknown}`, { payer: unknown });
}

async function recordCharge(
  transaction: Transaction,
  of: {
    readonly charge: Charge;
    readonly version: CostBasisVersion;
    readonly terms: ChargeTerms;
    readonly reference: string;
    readonly decidedOn: LocalDate;
    readonly on: LocalDate;
    readonly at: string;
  },
): Promise<void> {
  const { charge, version, terms, reference, decidedOn, on, at } = of;
  const source = `${version.title}, versjon ${version.number}; ${reference}`;
  await recordAgreement(
    transaction,
    {
      programme: charge.programme,
      fromYear: version.year,
      vatBasis: terms.vatBasis,
      vatCategory: terms.vatCategory,
      vatRatePercent: terms.vatRatePercent,
      vatReason: terms.vatReason,
      agreedBy: 'Helse- og omsorgsdepartementet',
      agreedOn: decidedOn,
      document: reference,
      recordedOn: on,
    },
    at,
  );
  const nodes = charge.nodes.map((node) => ({ ...node, source }));
  // One key a programme: the decision of each year is its next version, in force from that year, and the year before is trued up by its own.
  const recorded = { key: charge.programme, programme: charge.programme, validFrom: `${version.year}-01-01`, recordedOn: on, nodes };
  // Refuses a key that nothing could be divided by, before it is on record for ever.
  buildKeyTree({ ...recorded, version: 0 });
  await recordKey(transaction, recorded, at);
  await recordBudget(
    transaction,
    {
      programme: charge.programme,
      year: version.year,
      status: 'approved',
      currency: version.currency,
      amountOre: charge.amountOre,
      recordedOn: on,
      source,
    },
    at,
  );
}
