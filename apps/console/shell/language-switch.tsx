import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#glossary/language';
import { LANGUAGE_NAMES } from '#console/i18n/language';
import { changeLanguage, useLanguage } from '#console/i18n/texts';

const SHORT_NAMES = { da: 'DA', nb: 'NB', en: 'EN' } as const;

/** Each language is named in itself, so that whoever does not read the current one finds theirs. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const current = useLanguage();
  return (
    <div role="group" aria-label={t('shell.language')} className="languages">
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className="language"
          aria-pressed={language === current}
          title={LANGUAGE_NAMES[language]}
          onClick={() => void changeLanguage(language)}
        >
          <span aria-hidden>{SHORT_NAMES[language]}</span>
          <span className="aksel-sr-only">{LANGUAGE_NAMES[language]}</span>
        </button>
      ))}
    </div>
  );
}
