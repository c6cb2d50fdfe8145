/** Languages a person may be addressed in: Danish, Norwegian bokmål, English. Danish is the first of the three and the fallback of none. */
export const LANGUAGES = ['da', 'nb', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
