import type { FollowUpState } from '#domain/committee/follow-up-state';
import type { CaseType, CommitteeRole, CommitteeSector } from '#domain/committee/meeting';
import type { Language } from '#glossary/language';

/** Words of the committee's minutes and of the report on a version. */
export interface CommitteeTexts {
  readonly reportTitle: (basis: string, version: number) => string;
  readonly minutesTitle: (number: string) => string;
  readonly metIn: (version: number) => string;
  readonly bridgeAlt: (from: string, to: string, steps: string) => string;
  readonly caseType: Readonly<Record<CaseType, string>>;
  readonly sector: Readonly<Record<CommitteeSector, string>>;
  readonly role: Readonly<Record<CommitteeRole, string>>;
  readonly presence: Readonly<Record<'present' | 'absent', string>>;
  readonly followUp: Readonly<Record<FollowUpState, string>>;
  readonly words: Readonly<Record<Word, string>>;
}

type Word =
  | 'version'
  | 'digest'
  | 'sentOut'
  | 'date'
  | 'minutes'
  | 'place'
  | 'totals'
  | 'column'
  | 'withAll'
  | 'without'
  | 'apart'
  | 'component'
  | 'basis'
  | 'bridges'
  | 'inAll'
  | 'step'
  | 'change'
  | 'unitCosts'
  | 'service'
  | 'volume'
  | 'unitCost'
  | 'missing'
  | 'where'
  | 'nothingMissing'
  | 'followUps'
  | 'sector'
  | 'promise'
  | 'owner'
  | 'due'
  | 'status'
  | 'attendance'
  | 'role'
  | 'presence'
  | 'count'
  | 'cases'
  | 'number'
  | 'type'
  | 'title'
  | 'outcome'
  | 'remarks'
  | 'remark'
  | 'answer'
  | 'positions'
  | 'illustrative';

export const COMMITTEE_TEXTS: Readonly<Record<Language, CommitteeTexts>> = {
  da: {
    reportTitle: (basis, version) => `Talgrundlag ${basis}, version ${version}`,
    minutesTitle: (number) => `Referat, møde ${number}`,
    metIn: (version) => `opfyldt i version ${version}`,
    bridgeAlt: (from, to, steps) => `Bro fra ${from} til ${to}: ${steps}.`,
    caseType: { decision: 'beslutning', information: 'orientering', discussion: 'drøftelse' },
    sector: {
      municipalities: 'Kommuner',
      'health-authorities': 'Regionale sundhedsforetagender',
      pharmacies: 'Apoteker',
      gp: 'Praktiserende læger',
      directorate: 'Direktoratet',
      preparer: 'Udarbejder',
      ministry: 'Ministeriet',
    },
    role: { leader: 'leder', member: 'medlem', secretariat: 'sekretariat', presenter: 'oplægsholder', observer: 'tilhører', owner: 'ejer' },
    presence: { present: 'til stede', absent: 'ikke til stede' },
    followUp: { open: 'åben', met: 'opfyldt', overdue: 'over frist' },
    words: {
      version: 'Version',
      digest: 'Kontrolsum (SHA-256)',
      sentOut: 'Udsendt',
      date: 'Dato',
      minutes: 'Varighed i minutter',
      place: 'Sted',
      totals: 'Totaler med og uden løsninger uden hjemmel',
      column: 'Kolonne',
      withAll: 'I alt',
      without: 'Uden',
      apart: 'For sig',
      component: 'Komponent',
      basis: 'Hjemmel',
      bridges: 'Broen fra år til år',
      inAll: 'Alle tjenester',
      step: 'Trin',
      change: 'Ændring',
      unitCosts: 'Enhedsomkostninger over tid',
      service: 'Tjeneste',
      volume: 'Volumen',
      unitCost: 'Pris pr. enhed',
      missing: 'Det udvalget ønsker, og som mangler',
      where: 'Sted i talgrundlaget',
      nothingMissing: 'Intet mangler.',
      followUps: 'Opfølgning',
      sector: 'Sektor',
      promise: 'Opfølgning',
      owner: 'Ansvarlig',
      due: 'Frist',
      status: 'Status',
      attendance: 'Deltagelse',
      role: 'Rolle',
      presence: 'Til stede',
      count: 'Antal',
      cases: 'Sager',
      number: 'Sag',
      type: 'Sagstype',
      title: 'Tema',
      outcome: 'Beslutning',
      remarks: 'Bemærkninger',
      remark: 'Bemærkning',
      answer: 'Svar',
      positions: 'Standpunkter',
      illustrative: 'Illustrative tal indgår, hvor mødereferatet ikke nævner noget beløb.',
    },
  },
  nb: {
    reportTitle: (basis, version) => `Tallgrunnlag ${basis}, versjon ${version}`,
    minutesTitle: (number) => `Referat, møte ${number}`,
    metIn: (version) => `oppfylt i versjon ${version}`,
    bridgeAlt: (from, to, steps) => `Bro fra ${from} til ${to}: ${steps}.`,
    caseType: { decision: 'beslutning', information: 'orientering', discussion: 'drøfting' },
    sector: {
      municipalities: 'Kommunal sektor',
      'health-authorities': 'Regionale helseforetak',
      pharmacies: 'Apotek',
      gp: 'Fastlege',
      directorate: 'Direktoratet',
      preparer: 'Norsk helsenett',
      ministry: 'Departementet',
    },
    role: { leader: 'leder', member: 'medlem', secretariat: 'sekretariat', presenter: 'innleder', observer: 'tilhører', owner: 'eier' },
    presence: { present: 'til stede', absent: 'ikke til stede' },
    followUp: { open: 'åpen', met: 'oppfylt', overdue: 'over frist' },
    words: {
      version: 'Versjon',
      digest: 'Kontrollsum (SHA-256)',
      sentOut: 'Sendt ut',
      date: 'Dato',
      minutes: 'Varighet i minutter',
      place: 'Sted',
      totals: 'Totaler med og uten løsninger uten hjemmel',
      column: 'Kolonne',
      withAll: 'I alt',
      without: 'Uten',
      apart: 'For seg',
      component: 'Komponent',
      basis: 'Hjemmel',
      bridges: 'Broen fra år til år',
      inAll: 'Alle tjenester',
      step: 'Trinn',
      change: 'Endring',
      unitCosts: 'Enhetskostnader over tid',
      service: 'Tjeneste',
      volume: 'Volum',
      unitCost: 'Kostnad per enhet',
      missing: 'Det utvalget ønsker, og som mangler',
      where: 'Sted i tallgrunnlaget',
      nothingMissing: 'Ingenting mangler.',
      followUps: 'Oppfølging',
      sector: 'Sektor',
      promise: 'Oppfølging',
      owner: 'Ansvarlig',
      due: 'Frist',
      status: 'Status',
      attendance: 'Deltakelse',
      role: 'Rolle',
      presence: 'Til stede',
      count: 'Antall',
      cases: 'Saker',
      number: 'Sak',
      type: 'Sakstype',
      title: 'Tema',
      outcome: 'Vedtak',
      remarks: 'Innspill',
      remark: 'Innspill',
      answer: 'Svar',
      positions: 'Standpunkter',
      illustrative: 'Illustrative tall inngår der referatet ikke nevner noe beløp.',
    },
  },
  en: {
    reportTitle: (basis, version) => `Cost basis ${basis}, version ${version}`,
    minutesTitle: (number) => `Minutes, meeting ${number}`,
    metIn: (version) => `met in version ${version}`,
    bridgeAlt: (from, to, steps) => `Bridge from ${from} to ${to}: ${steps}.`,
    caseType: { decision: 'decision', information: 'information', discussion: 'discussion' },
    sector: {
      municipalities: 'Municipalities',
      'health-authorities': 'Regional health authorities',
      pharmacies: 'Pharmacies',
      gp: 'GPs',
      directorate: 'Directorate',
      preparer: 'Preparer',
      ministry: 'Ministry',
    },
    role: { leader: 'leader', member: 'member', secretariat: 'secretariat', presenter: 'presenter', observer: 'observer', owner: 'owner' },
    presence: { present: 'present', absent: 'absent' },
    followUp: { open: 'open', met: 'met', overdue: 'overdue' },
    words: {
      version: 'Version',
      digest: 'Digest (SHA-256)',
      sentOut: 'Sent out',
      date: 'Date',
      minutes: 'Duration in minutes',
      place: 'Place',
      totals: 'Totals with and without what has no basis in regulation',
      column: 'Column',
      withAll: 'In all',
      without: 'Without',
      apart: 'Apart',
      component: 'Component',
      basis: 'Legal basis',
      bridges: 'The bridge from year to year',
      inAll: 'All services',
      step: 'Step',
      change: 'Change',
      unitCosts: 'Unit costs over time',
      service: 'Service',
      volume: 'Volume',
      unitCost: 'Cost of a unit',
      missing: 'What the committee wants and is missing',
      where: 'Place',
      nothingMissing: 'Nothing is missing.',
      followUps: 'Follow-up',
      sector: 'Sector',
      promise: 'Promise',
      owner: 'Owner',
      due: 'Due',
      status: 'State',
      attendance: 'Attendance',
      role: 'Role',
      presence: 'Presence',
      count: 'Count',
      cases: 'Cases',
      number: 'Case',
      type: 'Type',
      title: 'Subject',
      outcome: 'Outcome',
      remarks: 'Remarks',
      remark: 'Remark',
      answer: 'Answer',
      positions: 'Positions',
      illustrative: 'Illustrative figures stand where the minutes name no amount.',
    },
  },
};
