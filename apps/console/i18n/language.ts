import { LANGUAGES, type Language } from '#glossary/language';

const STORED_AS = 'aconto.language';

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { da: 'Dansk', nb: 'Norsk bokmål', en: 'English' };

/** What the person chose in this browser; `undefined` when nothing was chosen yet. */
export function chosenLanguage(): Language | undefined {
  return toLanguage(localStorage.getItem(STORED_AS));
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORED_AS, language);
}

export function toLanguage(text: string | null | undefined): Language | undefined {
  return LANGUAGES.find((language) => language === text);
}
