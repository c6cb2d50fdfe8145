import { CHECK_NAMES } from '#domain/audit/check-names';
import { AUDIT_EVENT_TYPES } from '#domain/audit/event-types';
import { AUDIT_TEXTS } from '#glossary/audit-texts';
import { LANGUAGES } from '#glossary/language';

it.each(LANGUAGES)('has words of its own in %s for every event that is written and every check that is made', (language) => {
  const { event, check } = AUDIT_TEXTS[language];
  expect(Object.keys(event).sort()).toEqual([...AUDIT_EVENT_TYPES].sort());
  expect(Object.keys(check).sort()).toEqual([...CHECK_NAMES].sort());
  for (const words of [Object.values(event), Object.values(check)]) {
    expect(words.every((text) => /^\p{Lu}/u.test(text))).toBe(true);
    expect(new Set(words).size).toBe(words.length);
  }
});
