import type { CommitteeNotice } from '#domain/committee/notice';
import type { Language } from '#glossary/language';

type Event = CommitteeNotice['of'];

/** What the committee's mails say. `{slot}` is filled with data and never with markup; the slots of a text are the same in all languages. */
export interface CommitteeMailTexts {
  readonly committee: string;
  readonly subject: Readonly<Record<Event, string>>;
  readonly intro: Readonly<Record<Event, string>>;
  readonly meetingTitle: string;
  readonly version: string;
  readonly meeting: string;
  readonly day: string;
  readonly time: string;
  readonly timeOpen: string;
  readonly place: string;
  readonly minutes: string;
  readonly remarksUntil: string;
  readonly reason: string;
  readonly reference: string;
  readonly decidedOn: string;
  readonly programmes: string;
  readonly total: string;
  readonly recordedOn: string;
  readonly remarks: string;
  readonly items: string;
  readonly illustrative: string;
  readonly exampleNotice: string;
  readonly why: string;
}

export const COMMITTEE_MAIL_TEXTS: Readonly<Record<Language, CommitteeMailTexts>> = {
  da: {
    committee: 'Teknisk beregningsudvalg',
    subject: {
      'version-sent-out': '{version}: sendt ud til bemærkninger',
      'remarks-closing': '{version}: fristen for bemærkninger udløber snart',
      'answers-due': '{version}: bemærkninger mangler svar',
      'follow-ups-due': '{version}: opfølgninger, der er lovet til møde {meeting}',
      'meeting-near': 'Møde {meeting} om {version}',
      'meeting-invited': 'Indkaldelse til møde {meeting}',
      'meeting-moved': 'Ændret: møde {meeting}',
      'meeting-dropped': 'Aflyst: møde {meeting}',
      'decision-taken': '{version}: departementet har truffet afgørelse',
      'charges-made': '{version}: opkrævningen er oprettet',
    },
    intro: {
      'version-sent-out': 'Versionen er sendt ud og ændres ikke mere. Skriftlige bemærkninger modtages til og med den nedenstående frist.',
      'remarks-closing':
        'Fristen for skriftlige bemærkninger udløber snart. Derefter lukkes der for dem; hvad der siges på mødet, bliver stadig noteret.',
      'answers-due': 'Disse bemærkninger har endnu intet svar. Mødet er om kort tid.',
      'follow-ups-due': 'Dette er lovet til mødet, og ingen version viser det endnu.',
      'meeting-near': 'Mødet er om kort tid.',
      'meeting-invited': 'Du indkaldes til møde i udvalget. Aftalen er vedlagt til din kalender.',
      'meeting-moved': 'Mødet er ændret. Den vedlagte aftale erstatter den tidligere i din kalender.',
      'meeting-dropped': 'Mødet holdes ikke. Den vedlagte aflysning fjerner aftalen fra din kalender.',
      'decision-taken': 'Departementets afgørelse er registreret.',
      'charges-made': 'Den vedtagne version er blevet til programmer, fordelingsnøgler, budgetter og faktureringsdatoer.',
    },
    meetingTitle: 'Møde {number} i Teknisk beregningsudvalg',
    version: 'Version',
    meeting: 'Møde',
    day: 'Dag',
    time: 'Klokkeslæt',
    timeOpen: 'ikke besluttet endnu',
    place: 'Sted',
    minutes: 'Varighed i minutter',
    remarksUntil: 'Frist for bemærkninger',
    reason: 'Begrundelse',
    reference: 'Dokument',
    decidedOn: 'Besluttet',
    programmes: 'Programmer',
    total: 'I alt',
    recordedOn: 'Registreret',
    remarks: 'Bemærkninger uden svar',
    items: 'Lovet til mødet',
    illustrative: 'Afgørelsen er opdigtet til eksemplet.',
    exampleNotice: 'Dette er et eksempel med illustrative tal.',
    why: 'Du får denne mail, fordi du deltager i arbejdet med talgrundlaget. Svar på mailen når sekretariatet.',
  },
  nb: {
    committee: 'Teknisk beregningsutvalg',
    subject: {
      'version-sent-out': '{version}: sendt ut til merknader',
      'remarks-closing': '{version}: fristen for merknader går snart ut',
      'answers-due': '{version}: merknader mangler svar',
      'follow-ups-due': '{version}: oppfølgingspunkter som er lovet til møte {meeting}',
      'meeting-near': 'Møte {meeting} om {version}',
      'meeting-invited': 'Innkalling til møte {meeting}',
      'meeting-moved': 'Endret: møte {meeting}',
      'meeting-dropped': 'Avlyst: møte {meeting}',
      'decision-taken': '{version}: departementet har fattet vedtak',
      'charges-made': '{version}: betalingen er opprettet',
    },
    intro: {
      'version-sent-out': 'Versjonen er sendt ut og endres ikke mer. Skriftlige merknader tas imot til og med fristen nedenfor.',
      'remarks-closing': 'Fristen for skriftlige merknader går snart ut. Deretter lukkes det for dem; det som sies i møtet, blir fortsatt notert.',
      'answers-due': 'Disse merknadene har ikke fått svar. Møtet er om kort tid.',
      'follow-ups-due': 'Dette er lovet til møtet, og ingen versjon viser det ennå.',
      'meeting-near': 'Møtet er om kort tid.',
      'meeting-invited': 'Du kalles inn til møte i utvalget. Avtalen er lagt ved for kalenderen din.',
      'meeting-moved': 'Møtet er endret. Den vedlagte avtalen erstatter den tidligere i kalenderen din.',
      'meeting-dropped': 'Møtet holdes ikke. Den vedlagte avlysningen fjerner avtalen fra kalenderen din.',
      'decision-taken': 'Departementets vedtak er registrert.',
      'charges-made': 'Den vedtatte versjonen er blitt til programmer, fordelingsnøkler, budsjetter og faktureringsdatoer.',
    },
    meetingTitle: 'Møte {number} i Teknisk beregningsutvalg',
    version: 'Versjon',
    meeting: 'Møte',
    day: 'Dag',
    time: 'Klokkeslett',
    timeOpen: 'ikke bestemt ennå',
    place: 'Sted',
    minutes: 'Varighet i minutter',
    remarksUntil: 'Frist for merknader',
    reason: 'Begrunnelse',
    reference: 'Dokument',
    decidedOn: 'Vedtatt',
    programmes: 'Programmer',
    total: 'I alt',
    recordedOn: 'Registrert',
    remarks: 'Merknader uten svar',
    items: 'Lovet til møtet',
    illustrative: 'Vedtaket er oppdiktet for eksempelet.',
    exampleNotice: 'Dette er et eksempel med illustrative tall.',
    why: 'Du får denne e-posten fordi du deltar i arbeidet med tallgrunnlaget. Svar på e-posten når sekretariatet.',
  },
  en: {
    committee: 'Technical calculation committee',
    subject: {
      'version-sent-out': '{version}: sent out for remarks',
      'remarks-closing': '{version}: the window for remarks closes soon',
      'answers-due': '{version}: remarks are unanswered',
      'follow-ups-due': '{version}: follow-up items promised to meeting {meeting}',
      'meeting-near': 'Meeting {meeting} on {version}',
      'meeting-invited': 'Invitation to meeting {meeting}',
      'meeting-moved': 'Changed: meeting {meeting}',
      'meeting-dropped': 'Cancelled: meeting {meeting}',
      'decision-taken': '{version}: the ministry has decided',
      'charges-made': '{version}: the charges have been created',
    },
    intro: {
      'version-sent-out': 'The version has been sent out and will not change any more. Written remarks are taken up to and including the day below.',
      'remarks-closing': 'The window for written remarks closes soon. What is said in the meeting is still recorded.',
      'answers-due': 'These remarks have no answer yet. The meeting is near.',
      'follow-ups-due': 'This was promised to the meeting, and no version shows it yet.',
      'meeting-near': 'The meeting is near.',
      'meeting-invited': 'You are invited to a meeting of the committee. The appointment is attached for your calendar.',
      'meeting-moved': 'The meeting has changed. The appointment attached replaces the earlier one in your calendar.',
      'meeting-dropped': 'The meeting will not be held. The cancellation attached removes the appointment from your calendar.',
      'decision-taken': 'The ministry’s decision has been recorded.',
      'charges-made': 'The decided version has become programmes, allocation keys, budgets and billing dates.',
    },
    meetingTitle: 'Meeting {number} of the technical calculation committee',
    version: 'Version',
    meeting: 'Meeting',
    day: 'Day',
    time: 'Time',
    timeOpen: 'not decided yet',
    place: 'Place',
    minutes: 'Duration in minutes',
    remarksUntil: 'Remarks until',
    reason: 'Reason',
    reference: 'Document',
    decidedOn: 'Decided on',
    programmes: 'Programmes',
    total: 'In all',
    recordedOn: 'Recorded on',
    remarks: 'Unanswered remarks',
    items: 'Promised to the meeting',
    illustrative: 'The decision is made up for the example.',
    exampleNotice: 'This is an example with illustrative figures.',
    why: 'You get this mail because you take part in the work on the cost basis. An answer to it reaches the secretariat.',
  },
};
