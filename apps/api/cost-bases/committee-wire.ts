import type { z } from 'zod';
import type { Meeting, Meetings, Remarks } from '#apps/api/cost-bases/committee-schemas';
import type { FollowUpStatus } from '#domain/committee/follow-up-state';
import type { StandingMeeting } from '#domain/committee/notice';
import type { RemarkPlace } from '#domain/committee/remark';
import type { CostBasisView } from '#use-cases/cost-basis/show-cost-basis';
import type { MeetingSheet } from '#use-cases/cost-basis/view-meeting';

export function remarksOf(view: CostBasisView, may: { readonly mayAnswer: boolean; readonly mayConfirm: boolean }): z.input<typeof Remarks> {
  return {
    ...{ basis: view.basis, year: view.year, ...may },
    items: view.remarks.map(({ code, version, sector, place, kind, text, on, case: inCase, answers }) => ({
      ...{ code, version, sector, place: { ...place }, placeName: placeName(view, version, place), kind, text, on, case: inCase },
      answers: answers.map((answer) => ({ by: answer.by, text: answer.text, on: answer.on })),
      followUps: view.followUps.filter(({ followUp }) => followUp.remark === code).map(followUpOf),
    })),
  };
}

function followUpOf({ followUp, state, metInVersion }: FollowUpStatus) {
  const { code, remark, owner, promise, dueMeeting, sign } = followUp;
  return { ...{ code, remark, owner, promise, dueMeeting, state, metInVersion }, sign: { ...sign } };
}

function placeName(view: CostBasisView, version: number, place: RemarkPlace): string | null {
  const content = view.versions.find(({ number }) => number === version)?.content;
  if (place.of === 'service') return content?.services.find(({ code }) => code === place.service)?.name ?? place.service;
  if (place.of === 'component') return content?.components.find(({ code }) => code === place.component)?.name ?? place.component;
  return place.of === 'figure' ? place.row : null;
}

export function meetings(items: readonly StandingMeeting[], mayCall: boolean): z.input<typeof Meetings> {
  return { items: items.map(({ sequence: _sequence, ...meeting }) => meeting), mayCall };
}

export function meetingSheet(sheet: MeetingSheet): z.input<typeof Meeting> {
  const { sequence: _sequence, ...meeting } = sheet.meeting;
  return {
    ...meeting,
    cases: sheet.cases.map(({ number, type, title, outcome }) => ({ number, type, title, outcome })),
    attendance: sheet.attendance.map(({ sector, role, presence, count }) => ({ sector, role, presence, count })),
    positions: sheet.positions.map(({ case: inCase, sector, text }) => ({ case: inCase, sector, text })),
    changes: [...sheet.changes],
    nextCase: sheet.nextCase,
    actions: [...sheet.actions],
  };
}
