import type { Request } from 'express';
import { LANGUAGES, type Language } from '#glossary/language';

/** The language a browser asks for among ours; Danish when it asks for none of them. `no` and `nn` are answered in bokmål. */
export function languageOf(request: Request): Language {
  const wanted = request.acceptsLanguages('da', 'nb', 'no', 'nn', 'en');
  if (wanted === 'no' || wanted === 'nn') return 'nb';
  return LANGUAGES.find((language) => language === wanted) ?? 'da';
}
