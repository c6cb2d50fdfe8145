import type { TFunction } from 'i18next';
import { AUDIT_TEXTS } from '#glossary/audit-texts';
import { CALCULATION_TEXTS } from '#glossary/calculation-texts';
import type { Language } from '#glossary/language';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { DANISH } from '#console/locales/da';
import { roleWords } from '#console/ui/role-words';

/** What an event is called; one from a version that is newer than this page is shown by its code rather than left out. */
export function eventWords(type: string, language: Language): string {
  const words: Readonly<Record<string, string>> = AUDIT_TEXTS[language].event;
  return words[type] ?? type;
}

/** Who acted: by name, or what acted where it was no person. */
export function actorWords(t: TFunction, { code, label }: { readonly code: string; readonly label: string | null }): string {
  if (label !== null) return label;
  return isIn(DANISH.audit.actor, code) ? t(`audit.actor.${code}`) : code;
}

/** A field of an event's content; one without words here is shown as the chain writes it. */
export function fieldWords(t: TFunction, field: string): string {
  return isIn(DANISH.audit.field, field) ? t(`audit.field.${field}`) : field;
}

/** `["budget","FUT",2024,2]` → `Budget FUT, 2024, 2`. */
export function factWords(t: TFunction, text: string): string {
  const parts: unknown = JSON.parse(text);
  if (!Array.isArray(parts)) return text;
  const [kind, ...rest] = parts.map(String);
  return kind !== undefined && isIn(DANISH.audit.fact, kind) ? `${t(`audit.fact.${kind}`)} ${rest.join(', ')}` : text;
}

/** A code of an event's content in words: a role, what a file holds, what became of a mail, why a round is blocked. Free text is given back. */
export function codeWords(t: TFunction, language: Language, { field, value }: { readonly field: string; readonly value: string }): string {
  const { blockReason, deliveryState } = REASON_TEXTS[language];
  if (field === 'role') return roleWords(t, value);
  if (field === 'kind' && isIn(DANISH.imports.kind, value)) return t(`imports.kind.${value}`);
  if (field === 'kind' && isIn(CALCULATION_TEXTS[language].roundKind, value)) return CALCULATION_TEXTS[language].roundKind[value];
  if (field === 'state' && isIn(deliveryState, value)) return deliveryState[value];
  if (field === 'reason' && isIn(blockReason, value)) return blockReason[value];
  return value;
}

function isIn<Words extends object>(words: Words, key: string): key is keyof Words & string {
  return Object.hasOwn(words, key);
}
