import type { ProviderProps } from '@navikt/ds-react';
import { en, nb } from '@navikt/ds-react/locales';
import type { Language } from '#glossary/language';
import { AKSEL_DANISH } from '#console/i18n/aksel-danish';

/** The design system's own words ("close", "clear the field", the calendar) in each language. */
export const AKSEL_TEXTS: Readonly<Record<Language, NonNullable<ProviderProps['locale']>>> = { da: AKSEL_DANISH, nb, en };
