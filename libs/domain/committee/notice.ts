import type { CommitteeSector, Meeting } from '#domain/committee/meeting';
import type { LocalDate } from '#domain/calendar/local-date';

/** A version as it is called in mails: `NHN-2024/2` and its title. */
export interface NamedVersion {
  readonly id: string;
  readonly title: string;
}

/** A meeting as it stands: how often it was moved, and whether it was dropped. */
export interface StandingMeeting extends Meeting {
  /** 0 as first decided; each change adds one. */
  readonly sequence: number;
  readonly isDropped: boolean;
}

/** What is told of one version. */
export type VersionNotice = { readonly version: NamedVersion } & (
  | { readonly of: 'version-sent-out'; readonly remarksUntil: LocalDate; readonly meeting: StandingMeeting }
  | { readonly of: 'remarks-closing'; readonly remarksUntil: LocalDate; readonly meeting: StandingMeeting }
  | { readonly of: 'answers-due'; readonly meeting: StandingMeeting; readonly remarks: readonly UnansweredRemark[] }
  | { readonly of: 'follow-ups-due'; readonly meeting: StandingMeeting; readonly items: readonly DueItem[] }
  | { readonly of: 'meeting-near'; readonly meeting: StandingMeeting }
  | { readonly of: 'decision-taken'; readonly on: LocalDate; readonly reference: string; readonly text: string; readonly isIllustrative: boolean }
  | { readonly of: 'charges-made'; readonly on: LocalDate; readonly programmes: number; readonly total: string }
);

/** An invitation, and what became of it. */
export type MeetingNotice = { readonly meeting: StandingMeeting; readonly reason: string | null } & {
  readonly of: 'meeting-invited' | 'meeting-moved' | 'meeting-dropped';
};

/** What the committee is told by mail, as the record had it when it was told. Kept with the mail, so that the same mail is written again. */
export type CommitteeNotice = VersionNotice | MeetingNotice;

export interface UnansweredRemark {
  readonly code: string;
  readonly sector: CommitteeSector;
  readonly text: string;
}

export interface DueItem {
  readonly code: string;
  readonly owner: string;
  readonly promise: string;
}

/** What a round reminds of when its time comes. */
export const ROUND_REMINDERS = ['remarks-closing', 'answers-due', 'follow-ups-due', 'meeting-near'] as const;
export type RoundReminder = (typeof ROUND_REMINDERS)[number];
