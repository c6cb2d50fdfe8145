import { simpleParser, type ParsedMail } from 'mailparser';
import type { CommitteeNotice, StandingMeeting } from '#domain/committee/notice';
import { COMMITTEE_MAIL_TEXTS } from '#glossary/committee-mail-texts';
import { LANGUAGES } from '#glossary/language';
import { composeCommitteeMail, type CommitteeMailInput } from '#mail/committee-mail';

const MEETING: StandingMeeting = {
  code: 'TBU-2024-1',
  number: '1/2024',
  on: '2024-03-15',
  startsAt: '09:00',
  durationMinutes: 180,
  place: 'Teams; rom 2, tredje etasje',
  decidedIn: '12/23',
  basisYear: 2025,
  sequence: 0,
  isDropped: false,
};
const VERSION = { id: 'NHN-2024/2', title: 'Tallgrunnlag 2024' };
const TIMES = { startsAt: new Date('2024-03-15T08:00:00Z'), endsAt: new Date('2024-03-15T11:00:00Z') };
const ANSWERS: CommitteeNotice = {
  of: 'answers-due',
  version: VERSION,
  meeting: MEETING,
  remarks: [{ code: 'R05', sector: 'health-authorities', text: 'Hvor er overskuddet?' }],
};
const PROMISES: CommitteeNotice = {
  of: 'follow-ups-due',
  version: VERSION,
  meeting: MEETING,
  items: [{ code: 'F05', owner: 'økonomi', promise: 'Tre års overskudd' }],
};
const INVITED: CommitteeNotice = { of: 'meeting-invited', meeting: MEETING, reason: null };
const MOVED: CommitteeNotice = { of: 'meeting-moved', meeting: { ...MEETING, sequence: 2 }, reason: 'Påskeferie' };
const DROPPED: CommitteeNotice = { of: 'meeting-dropped', meeting: { ...MEETING, sequence: 3, isDropped: true }, reason: 'Ikke nødvendig' };
const NOTICES: readonly CommitteeNotice[] = [
  { of: 'version-sent-out', version: VERSION, remarksUntil: '2024-03-12', meeting: MEETING },
  { of: 'remarks-closing', version: VERSION, remarksUntil: '2024-03-12', meeting: MEETING },
  ANSWERS,
  PROMISES,
  { of: 'meeting-near', version: VERSION, meeting: MEETING },
  { of: 'decision-taken', version: VERSION, on: '2023-12-15', reference: 'Vedtak 12', text: 'Etter versjon 2.', isIllustrative: true },
  { of: 'charges-made', version: VERSION, on: '2023-12-20', programmes: 9, total: 'NOK 1151750000.00' },
  INVITED,
  MOVED,
  DROPPED,
];

function inputOf(notice: CommitteeNotice, over: Partial<CommitteeMailInput> = {}): CommitteeMailInput {
  return {
    messageId: '<committee-1@aconto.example>',
    sentAt: new Date('2024-01-10T12:00:00Z'),
    language: 'nb',
    sender: { name: 'Aconto', email: 'aconto@aconto.example' },
    answersTo: { name: 'Sekretariatet', email: 'sekretariat@tbu.example' },
    recipient: { name: 'Medlem fra kommunal sektor', email: 'kommune@tbu.example' },
    notice,
    appointment: notice.of.startsWith('meeting-') && notice.of !== 'meeting-near' ? { uid: 'TBU-2024-1@aconto.example', times: TIMES } : null,
    isExample: true,
    ...over,
  };
}

async function mailOf(input: CommitteeMailInput): Promise<ParsedMail> {
  return await simpleParser((await composeCommitteeMail(input)).raw);
}

function appointmentIn(mail: ParsedMail): string {
  const [attachment] = mail.attachments.filter(({ contentType }) => contentType.startsWith('text/calendar') || contentType === 'application/ics');
  return (attachment?.content.toString('utf8') ?? '').replaceAll(/\r?\n[ \t]/g, '');
}

describe('a mail of the committee', () => {
  it.each(NOTICES.map((notice) => [notice.of, notice] as const))(
    '%s is written whole in every language, and asks the secretariat for answers',
    async (_of, notice) => {
      for (const language of LANGUAGES) {
        const mail = await mailOf(inputOf(notice, { language }));
        expect(mail.text).not.toMatch(/\{\w+\}|undefined/);
        expect(mail.text).toContain(COMMITTEE_MAIL_TEXTS[language].intro[notice.of]);
        expect(mail.replyTo?.text).toContain('sekretariat@tbu.example');
        expect(mail.from?.text).toContain('aconto@aconto.example');
      }
    },
  );

  it('has the same slots in a text of every language', () => {
    const slotsOf = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const language of LANGUAGES) {
      const { subject, meetingTitle } = COMMITTEE_MAIL_TEXTS[language];
      for (const notice of NOTICES) expect(slotsOf(subject[notice.of])).toEqual(slotsOf(COMMITTEE_MAIL_TEXTS.da.subject[notice.of]));
      expect(slotsOf(meetingTitle)).toEqual(['{number}']);
    }
  });

  it('says what is unanswered and what was promised, by sector and owner', async () => {
    expect((await mailOf(inputOf(ANSWERS))).text).toContain('R05 (Regionale helseforetak): Hvor er overskuddet?');
    expect((await mailOf(inputOf(PROMISES))).text).toContain('F05 (økonomi): Tre års overskudd');
  });

  it('is the same bytes again from the same notice', async () => {
    const [bytes, again] = await Promise.all([composeCommitteeMail(inputOf(INVITED)), composeCommitteeMail(inputOf(INVITED))]);
    expect(bytes.raw.equals(again.raw)).toBe(true);
  });
});

describe('an appointment', () => {
  it('invites, is replaced by a higher sequence of the same UID, and is taken back', async () => {
    const parts = await Promise.all([INVITED, MOVED, DROPPED].map(async (notice) => appointmentIn(await mailOf(inputOf(notice)))));
    expect(parts.map((text) => /METHOD:(\w+)/.exec(text)?.[1])).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
    expect(parts.map((text) => /SEQUENCE:(\d+)/.exec(text)?.[1])).toEqual(['0', '2', '3']);
    expect(parts.map((text) => /STATUS:(\w+)/.exec(text)?.[1])).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
    expect(new Set(parts.map((text) => /UID:(\S+)/.exec(text)?.[1]))).toEqual(new Set(['TBU-2024-1@aconto.example']));
    expect(parts.every((text) => text.includes('DTSTART:20240315T080000Z') && text.includes('DTEND:20240315T110000Z'))).toBe(true);
  });

  it('is a part of the mail that calendars read, with its method, and a file for those that do not', async () => {
    const { raw } = await composeCommitteeMail(inputOf(INVITED));
    expect(raw.toString('utf8')).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
    expect(raw.toString('utf8')).toMatch(/Content-Type: application\/ics; name=invite\.ics/i);
  });

  it('is for the whole day while no hour is decided', async () => {
    const text = appointmentIn(await mailOf(inputOf(INVITED, { appointment: { uid: 'TBU-2024-1@aconto.example', times: null } })));
    expect(text).toContain('DTSTART;VALUE=DATE:20240315');
    expect(text).toContain('DTEND;VALUE=DATE:20240316');
  });

  it('names the secretariat as organizer and one attendee, and lets no name or place break out of its line', async () => {
    const text = appointmentIn(await mailOf(inputOf(INVITED, { recipient: { name: 'Medlem "KS"', email: 'kommune@tbu.example' } })));
    expect(text).toContain('ORGANIZER;CN="Sekretariatet";SENT-BY="mailto:aconto@aconto.example":mailto:sekretariat@tbu.example');
    expect(text.match(/ATTENDEE/g)).toHaveLength(1);
    expect(text).toContain('CN="Medlem ’KS’"');
    expect(text).toContain('LOCATION:Teams\\; rom 2\\, tredje etasje');
    for (const line of text.split(/\r?\n/)) expect(line).not.toMatch(/\p{Cc}/u);
  });
});
