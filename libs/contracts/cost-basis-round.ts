import type { BillingRule } from '#domain/calendar/billing-rule';
import type { LocalDate } from '#domain/calendar/local-date';
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

/** The version that was sent out last, and when its window for remarks ends: an ISO instant in UTC. */
export interface RoundVersion {
  readonly number: number;
  readonly state: Exclude<VersionState, 'draft'>;
  readonly remarksEndAt: string;
}

/** Where a round is by the record; null while no version was sent out. */
export type RoundPosition = RoundVersion | null;

/** What the round's workflow has done for it by activities. Every one finds what was done when it is repeated. */
export interface CostBasisRoundActivities {
  findRoundPosition(key: RoundKey): Promise<RoundPosition>;
  /** Closes the window of a version whose time has come; any other is left as it is. */
  closeRemarksWhenDue(version: RoundKey & { readonly number: number }): Promise<RoundPosition>;
  sendOutVersion(command: RoundCommands['sendOut']): Promise<RoundPosition>;
  closeRemarks(command: RoundCommands['closeRemarks']): Promise<RoundPosition>;
  adviseOnVersion(command: RoundCommands['advise']): Promise<RoundPosition>;
  putVersionForward(command: RoundCommands['putForward']): Promise<RoundPosition>;
  decideVersion(command: RoundCommands['decide']): Promise<RoundPosition>;
  chargeVersion(command: RoundCommands['charge']): Promise<RoundPosition>;
}

/** States in which a round waits for somebody or for a time. */
const UNDER_WAY: readonly VersionState[] = ['sent-out', 'remarks-closed', 'advised', 'put-forward', 'decided'];

export function isRoundUnderWay(position: RoundPosition): position is RoundVersion {
  return position !== null && UNDER_WAY.includes(position.state);
}
