import type { BillingRule } from '#domain/calendar/billing-rule';
import type { LocalDate } from '#domain/calendar/local-date';
import type { RoundReminder } from '#domain/committee/notice';
import type { VersionState } from '#domain/committee/version-state';
import type { VatBasis, VatCategory } from '#domain/facts/facts';

/** The round of a cost basis: all its versions on their way to the charges. */
export interface RoundKey {
  readonly basis: string;
}

export function roundWorkflowId({ basis }: RoundKey): string {
  return `cost-basis-round/${basis}`;
}

/** A person's step with one version. `commandId` makes it safe to send twice; `on` is its day where the past is played, null for today. */
export interface RoundCommand extends RoundKey {
  readonly number: number;
  readonly commandId: string;
  readonly person: string;
  readonly on: LocalDate | null;
}

/** How a decided version is billed. The VAT has no default: whoever creates the charges says it, with the reason. */
export interface ChargeTerms {
  readonly rule: BillingRule;
  readonly vatBasis: VatBasis;
  readonly vatCategory: VatCategory;
  readonly vatRatePercent: string;
  readonly vatReason: string;
}

/** What each step needs to be told. */
export interface RoundCommands {
  readonly sendOut: RoundCommand & { readonly meeting: string };
  readonly closeRemarks: RoundCommand;
  readonly advise: RoundCommand & { readonly meeting: string; readonly text: string };
  readonly putForward: RoundCommand;
  readonly decide: RoundCommand & {
    readonly reference: string;
    readonly text: string;
    /** Those it lets through although their basis is not in regulation. */
    readonly components: readonly string[];
    readonly standing: 'stated' | 'illustrative';
  };
  readonly charge: RoundCommand & { readonly terms: ChargeTerms };
}

export type RoundStep = keyof RoundCommands;

/** Update names; each takes its command and answers with where the round then is. */
export const ROUND_UPDATES = {
  sendOut: 'send-out',
  closeRemarks: 'close-remarks',
  advise: 'advise',
  putForward: 'put-forward',
  decide: 'decide',
  charge: 'charge',
} as const satisfies Record<RoundStep, string>;

/** Signal to rounds and to the invitations: a meeting was decided on, moved or dropped. */
export const MEETINGS_CHANGED = 'meetings-changed';

/** Of the workflow that invites to meetings: one for all, since a meeting belongs to no version. */
export const INVITATIONS_WORKFLOW_ID = 'committee-invitations';

/** What a round has to remind of, and from when; an ISO instant in UTC. */
export interface DueReminder {
  readonly about: RoundReminder;
  readonly at: string;
}

/** The version that was sent out last, when its window for remarks ends, and what is still to be reminded of; ISO instants in UTC. */
export interface RoundVersion {
  readonly number: number;
  readonly state: Exclude<VersionState, 'draft'>;
  readonly remarksEndAt: string;
  readonly reminders: readonly DueReminder[];
}

/** Where a round is by the record; null while no version was sent out. */
export type RoundPosition = RoundVersion | null;

/** Where a step led, and the mails that tell of it and wait to be delivered. */
export interface RoundOutcome {
  readonly position: RoundPosition;
  readonly mails: readonly string[];
}

/** What the round's workflow has done for it by activities. Every one finds what was done when it is repeated. */
export interface CostBasisRoundActivities {
  findRoundPosition(key: RoundKey): Promise<RoundPosition>;
  /** Closes the window of a version whose time has come; any other is left as it is. */
  closeRemarksWhenDue(version: RoundKey & { readonly number: number }): Promise<RoundOutcome>;
  /** Reminds of what is due; of nothing that was reminded of before. */
  remindCommittee(reminder: RoundKey & { readonly number: number; readonly about: RoundReminder }): Promise<RoundOutcome>;
  sendOutVersion(command: RoundCommands['sendOut']): Promise<RoundOutcome>;
  closeRemarks(command: RoundCommands['closeRemarks']): Promise<RoundOutcome>;
  adviseOnVersion(command: RoundCommands['advise']): Promise<RoundOutcome>;
  putVersionForward(command: RoundCommands['putForward']): Promise<RoundOutcome>;
  decideVersion(command: RoundCommands['decide']): Promise<RoundOutcome>;
  chargeVersion(command: RoundCommands['charge']): Promise<RoundOutcome>;
  /** Invites to meetings as they stand now; answers with the mails. */
  inviteToMeetings(): Promise<readonly string[]>;
}

/** States in which a round waits for somebody or for a time. */
const UNDER_WAY: readonly VersionState[] = ['sent-out', 'remarks-closed', 'advised', 'put-forward', 'decided'];

export function isRoundUnderWay(position: RoundPosition): position is RoundVersion {
  return position !== null && UNDER_WAY.includes(position.state);
}
