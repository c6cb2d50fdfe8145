import type { Language } from '#glossary/language';

type RoleWord = 'officer' | 'approver' | 'auditor' | 'administrator' | 'payer' | 'preparer' | 'secretariat' | 'member';

interface Notice {
  readonly title: string;
  readonly text: string;
}

/** What a person reads on the way in, before there is a console. */
export interface SignInTexts {
  readonly unreachable: Notice;
  readonly interrupted: Notice;
  readonly refused: Notice;
  readonly unknown: Notice;
  readonly tryAgain: string;
  /** The page of the development provider. */
  readonly choose: Notice & { readonly signInAs: (person: string) => string; readonly withoutRole: string };
  readonly signOut: Notice & { readonly confirm: string; readonly done: Notice };
  readonly roles: Readonly<Record<RoleWord, string>>;
}

export const SIGN_IN_TEXTS: Readonly<Record<Language, SignInTexts>> = {
  da: {
    unreachable: { title: 'Indlogningen svarer ikke', text: 'Din organisations indlogning kan ikke nås lige nu. Prøv igen om lidt.' },
    interrupted: { title: 'Log ind igen', text: 'Indlogningen blev afbrudt, eller den tog for lang tid. Begynd forfra.' },
    refused: {
      title: 'Du blev ikke logget ind',
      text: 'Din organisations indlogning afviste det, eller du afbrød selv. Prøv igen, eller spørg din it-afdeling.',
    },
    unknown: {
      title: 'Ingen person er registreret med denne konto',
      text: 'Du er logget ind hos din organisation, men kontoen er ikke knyttet til en person her. Bed en administrator om at knytte den.',
    },
    tryAgain: 'Log ind',
    choose: {
      title: 'Hvem vil du være?',
      text: 'Dette er eksemplet. Personerne er opdigtede, og der er ingen adgangskoder. En rigtig installation bruger organisationens egen indlogning.',
      signInAs: (person) => `Log ind som ${person}`,
      withoutRole: 'Uden rolle',
    },
    signOut: {
      title: 'Log ud',
      text: 'Du er logget ud af Aconto. Vil du også logge ud hos eksemplets indlogning?',
      confirm: 'Log ud',
      done: { title: 'Du er logget ud', text: 'Du kan lukke vinduet eller logge ind igen.' },
    },
    roles: {
      officer: 'Opkrævning',
      approver: 'Godkendelse',
      auditor: 'Revision',
      administrator: 'Administration',
      payer: 'Betalere',
      preparer: 'Talgrundlag',
      secretariat: 'Sekretariat',
      member: 'Udvalgsmedlemmer',
    },
  },
  nb: {
    unreachable: { title: 'Innloggingen svarer ikke', text: 'Innloggingen i organisasjonen din kan ikke nås akkurat nå. Prøv igjen om litt.' },
    interrupted: { title: 'Logg inn igjen', text: 'Innloggingen ble avbrutt, eller den tok for lang tid. Begynn på nytt.' },
    refused: {
      title: 'Du ble ikke logget inn',
      text: 'Innloggingen i organisasjonen din avviste det, eller du avbrøt selv. Prøv igjen, eller spør IT-avdelingen.',
    },
    unknown: {
      title: 'Ingen person er registrert med denne kontoen',
      text: 'Du er logget inn hos organisasjonen din, men kontoen er ikke knyttet til en person her. Be en administrator om å knytte den.',
    },
    tryAgain: 'Logg inn',
    choose: {
      title: 'Hvem vil du være?',
      text: 'Dette er eksempelet. Personene er oppdiktet, og det finnes ingen passord. En virkelig installasjon bruker organisasjonens egen innlogging.',
      signInAs: (person) => `Logg inn som ${person}`,
      withoutRole: 'Uten rolle',
    },
    signOut: {
      title: 'Logg ut',
      text: 'Du er logget ut av Aconto. Vil du også logge ut hos eksempelets innlogging?',
      confirm: 'Logg ut',
      done: { title: 'Du er logget ut', text: 'Du kan lukke vinduet eller logge inn igjen.' },
    },
    roles: {
      officer: 'Fakturering',
      approver: 'Godkjenning',
      auditor: 'Revisjon',
      administrator: 'Administrasjon',
      payer: 'Betalere',
      preparer: 'Tallgrunnlag',
      secretariat: 'Sekretariat',
      member: 'Utvalgsmedlemmer',
    },
  },
  en: {
    unreachable: { title: 'Sign-in does not answer', text: "Your organisation's sign-in cannot be reached right now. Try again in a moment." },
    interrupted: { title: 'Sign in again', text: 'Signing in was interrupted, or it took too long. Begin again.' },
    refused: {
      title: 'You were not signed in',
      text: "Your organisation's sign-in refused it, or you gave up. Try again, or ask your IT department.",
    },
    unknown: {
      title: 'No person is registered for this account',
      text: 'You are signed in at your organisation, but the account is not linked to a person here. Ask an administrator to link it.',
    },
    tryAgain: 'Sign in',
    choose: {
      title: 'Who do you want to be?',
      text: "This is the example. The people are invented, and there are no passwords. A real installation uses the organisation's own sign-in.",
      signInAs: (person) => `Sign in as ${person}`,
      withoutRole: 'Without a role',
    },
    signOut: {
      title: 'Sign out',
      text: "You are signed out of Aconto. Do you want to sign out of the example's sign-in as well?",
      confirm: 'Sign out',
      done: { title: 'You are signed out', text: 'You can close the window, or sign in again.' },
    },
    roles: {
      officer: 'Billing',
      approver: 'Approval',
      auditor: 'Audit',
      administrator: 'Administration',
      payer: 'Payers',
      preparer: 'Cost basis',
      secretariat: 'Secretariat',
      member: 'Committee members',
    },
  },
};
