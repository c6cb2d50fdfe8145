import { AUDIT_TEXTS } from '#glossary/audit-texts';
import type { Language } from '#glossary/language';

/** What an event is called; one from a version that is newer than this page is shown by its code rather than left out. */
export function eventWords(type: string, language: Language): string {
  const words: Readonly<Record<string, string>> = AUDIT_TEXTS[language].event;
  return words[type] ?? type;
}
