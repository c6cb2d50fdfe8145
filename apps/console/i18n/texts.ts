import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '#glossary/language';
import { chosenLanguage, rememberLanguage, toLanguage } from '#console/i18n/language';
import { DANISH } from '#console/locales/da';
import { ENGLISH } from '#console/locales/en';
import { NORWEGIAN } from '#console/locales/nb';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation';
    readonly resources: { readonly translation: typeof DANISH };
  }
}

/** Danish unless the person chose another language here, or the session says which one they read. */
export async function startTexts(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    lng: chosenLanguage() ?? 'da',
    fallbackLng: false,
    resources: { da: { translation: DANISH }, nb: { translation: NORWEGIAN }, en: { translation: ENGLISH } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return toLanguage(i18n.language) ?? 'da';
}

/** Changes every word on the page and remembers it in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  await i18next.changeLanguage(language);
}

/** The session's language holds until the person chooses one here. */
export async function followSessionLanguage(language: Language): Promise<void> {
  if (chosenLanguage() === undefined && i18next.language !== language) await i18next.changeLanguage(language);
}
