/** Languages a person may be addressed in: Danish, Norwegian bokmål, English. Danish is the first of the three and the fallback of none. */
export type Language = 'da' | 'nb' | 'en';

export const LANGUAGES: readonly Language[] = ['da', 'nb', 'en'];
