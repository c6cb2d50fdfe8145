import { z } from 'zod';
import { BasisPath } from '#apps/api/cost-bases/cost-basis-schemas';
import { Day, Instant } from '#apps/api/wire/day';
import { LANGUAGES } from '#glossary/language';
import { MEETING_ACTIONS } from '#use-cases/cost-basis/meeting-actions';

export const CommitteeSector = z
  .enum(['municipalities', 'health-authorities', 'pharmacies', 'gp', 'directorate', 'preparer', 'ministry'])
  .meta({ id: 'CommitteeSector', description: 'People of the committee are shown by sector and role, never by name' });

const CommitteeRole = z.enum(['leader', 'member', 'secretariat', 'presenter', 'observer', 'owner']).meta({ id: 'CommitteeRole' });

const CaseType = z.enum(['decision', 'information', 'discussion']).meta({ id: 'CaseType' });

const WhyNotMeeting = z.enum(['role-missing', 'meeting-dropped', 'meeting-past', 'meeting-not-held', 'case-missing', 'case-decided']);

const Code = z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,32}$/);
const Text = z.string().trim().min(3).max(4_000);
const Line = z.string().trim().min(2).max(200);

const Place = z
  .discriminatedUnion('of', [
    z.object({ of: z.literal('version') }),
    z.object({ of: z.literal('service'), service: Code }),
    z.object({ of: z.literal('component'), component: Code }),
    z.object({ of: z.literal('figure'), sheet: z.string().min(1).max(40), row: z.string().min(1).max(100) }),
  ])
  .meta({ id: 'RemarkPlace', description: 'The whole version, a service, a component, or one figure by its sheet and row' });

/** How one sees that a promise was kept: most are looked for in the next version itself; `by-person` waits for a person’s word. */
const Sign = z
  .discriminatedUnion('sign', [
    z.object({ sign: z.literal('result-of-year'), year: z.int().min(1900).max(2999) }),
    z.object({ sign: z.literal('carried-result-in-bridge') }),
    z.object({ sign: z.literal('risk-visible') }),
    z.object({ sign: z.literal('solution-isolated'), solution: Code }),
    z.object({ sign: z.literal('gp-apart') }),
    z.object({ sign: z.literal('driver-titled'), driver: Code, title: Line }),
    z.object({ sign: z.literal('decisions-named'), service: Code }),
    z.object({ sign: z.literal('investment-share-stated'), component: Code }),
    z.object({ sign: z.literal('serves-services'), component: Code, atLeast: z.int().min(1).max(99) }),
    z.object({ sign: z.literal('explained'), service: Code }),
    z.object({ sign: z.literal('account'), kind: z.enum(['benefit', 'technical-debt', 'saving', 'benchmark', 'not-included']) }),
    z.object({ sign: z.literal('quality-stated'), service: Code }),
    z.object({ sign: z.literal('unit-costs-over-time') }),
    z.object({ sign: z.literal('upkeep-stated') }),
    z.object({ sign: z.literal('by-person') }),
  ])
  .meta({ id: 'FollowUpSign' });

const FollowUp = z
  .object({
    code: z.string(),
    remark: z.string(),
    owner: z.string(),
    promise: z.string(),
    dueMeeting: z.string(),
    sign: Sign,
    state: z.enum(['open', 'met', 'overdue']),
    metInVersion: z.int().nullable().meta({ description: 'Null while none shows it, or when a person’s word settled it' }),
  })
  .meta({ id: 'FollowUp' });

const Remark = z
  .object({
    code: z.string(),
    version: z.int(),
    sector: CommitteeSector,
    place: Place,
    placeName: z.string().nullable().meta({ description: 'What the service or component is called; null for the whole version' }),
    kind: z.enum(['question', 'wish', 'statement']),
    text: z.string(),
    on: Day,
    case: z.string().nullable(),
    answers: z.array(z.object({ by: CommitteeSector, text: z.string(), on: Day })),
    followUps: z.array(FollowUp),
  })
  .meta({ id: 'CommitteeRemark' });

export const Remarks = z
  .object({ basis: z.string(), year: z.int(), items: z.array(Remark), mayAnswer: z.boolean(), mayConfirm: z.boolean() })
  .meta({ id: 'CommitteeRemarks' });

const meeting = {
  code: z.string(),
  number: z.string(),
  on: Day,
  startsAt: z.string().nullable(),
  durationMinutes: z.int(),
  place: z.string(),
  decidedIn: z.string().nullable(),
  basisYear: z.int(),
  isDropped: z.boolean(),
};

export const Meetings = z.object({ items: z.array(z.object(meeting)), mayCall: z.boolean() }).meta({ id: 'CommitteeMeetings' });

export const Meeting = z
  .object({
    ...meeting,
    cases: z.array(z.object({ number: z.string(), type: CaseType, title: z.string(), outcome: z.string().nullable() })),
    attendance: z.array(z.object({ sector: CommitteeSector, role: CommitteeRole, presence: z.enum(['present', 'absent']), count: z.int() })),
    positions: z.array(z.object({ case: z.string(), sector: CommitteeSector, text: z.string() })),
    changes: z
      .array(
        z.object({
          at: Instant,
          on: Day,
          startsAt: z.string().nullable(),
          durationMinutes: z.int(),
          place: z.string(),
          isDropped: z.boolean(),
          reason: z.string(),
        }),
      )
      .meta({ description: 'How it was moved or dropped, the first change first' }),
    nextCase: z.string().meta({ description: 'What the next case would be called' }),
    actions: z.array(z.object({ action: z.enum(MEETING_ACTIONS), unavailableBecause: WhyNotMeeting.nullable() })),
  })
  .meta({ id: 'CommitteeMeeting' });

export const MeetingPath = z.object({ meeting: Code });
export const MinutesQuery = z.object({ basis: Code, language: z.enum(LANGUAGES).default('nb') });
export const RemarkPath = BasisPath.extend({ remark: Code });
export const FollowUpPath = BasisPath.extend({ followUp: Code });

export const RemarkBody = z.object({
  sector: CommitteeSector,
  place: Place,
  kind: z.enum(['question', 'wish', 'statement']),
  text: Text,
  case: z.string().min(1).max(20).nullable().default(null),
});
export const AnswerRemarkBody = z.object({ by: CommitteeSector, text: Text });
export const PromiseBody = z.object({ owner: Line, promise: Text, dueMeeting: Code, sign: Sign });
export const ConfirmPromiseBody = z.object({ note: Text });
const meetingTime = {
  on: Day,
  startsAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  durationMinutes: z.int().min(1).max(1_440),
  place: z.string().trim().min(1).max(100),
};
const Case = z.string().trim().min(1).max(20);
const Reason = z.string().trim().min(3).max(1_000);

export const MeetingBody = z.object({
  code: Code,
  number: z.string().trim().min(1).max(20),
  ...meetingTime,
  basisYear: z.int().min(1900).max(2999),
});
export const MoveMeetingBody = z.object({ ...meetingTime, reason: Reason });
export const DropMeetingBody = z.object({ reason: Reason });
export const CaseBody = z.object({ number: Case, type: CaseType, title: Line });
export const OutcomeBody = z.object({ case: Case, outcome: Text });
export const AttendanceBody = z.object({
  sector: CommitteeSector,
  role: CommitteeRole,
  presence: z.enum(['present', 'absent']),
  count: z.int().min(1).max(999),
});
export const PositionBody = z.object({ case: Case, sector: CommitteeSector, text: Text });

export const RemarkRecorded = z.object({ remark: z.string() }).meta({ id: 'RemarkRecorded' });
export const PromiseRecorded = z.object({ followUp: z.string() }).meta({ id: 'PromiseRecorded' });
export const Recorded = z.object({ done: z.literal(true) }).meta({ id: 'Recorded' });
