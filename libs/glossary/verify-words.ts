import type { Language } from '#glossary/language';
import { VERIFY_PHRASES } from '#glossary/verify-phrases';

interface Phrase {
  readonly pattern: RegExp;
  readonly words: Readonly<Record<Language, string>>;
}

const PHRASES: readonly Phrase[] = VERIFY_PHRASES.map(([en, da, nb]) => ({ pattern: patternOf(en), words: { en, da, nb } }));

/** What a verification found or expected, in the reader's language; a cell's own content is given back as it is. */
export function verifyWords(text: string, language: Language): string {
  if (language === 'en') return text;
  for (const { pattern, words } of PHRASES) {
    const values = pattern.exec(text)?.slice(1);
    if (values) return words[language].replace(/\{(\d)\}/g, (_match, place: string) => verifyWords(values[Number(place)] ?? '', language));
  }
  return text;
}

/** A text that is a phrase of a verification, or its values alone. */
export function isVerifyPhrase(text: string): boolean {
  return PHRASES.some(({ pattern }) => pattern.test(text));
}

function patternOf(phrase: string): RegExp {
  const parts = phrase.split(/\{\d\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('([^]*)')}$`);
}
