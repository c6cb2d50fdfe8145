import type { ProviderProps } from '@navikt/ds-react';
import { da } from 'date-fns/locale';

/** The design system comes in Norwegian and English; these are its words in Danish. A word it gains does not compile until it stands here. */
export const AKSEL_DANISH: NonNullable<ProviderProps['locale']> = {
  global: {
    dateLocale: da,
    showMore: 'Vis mere',
    showLess: 'Vis mindre',
    readOnly: 'Skrivebeskyttet',
    close: 'Luk',
    error: 'Fejl',
    info: 'Information',
    success: 'Udført',
    warning: 'Advarsel',
    announcement: 'Meddelelse',
  },
  Chips: {
    Removable: {
      labelSuffix: 'fjern',
    },
  },
  Combobox: {
    addOption: 'Tilføj',
    noMatches: 'Ingen resultater',
    loading: 'Søger …',
    maxSelected: '{selected} af højst {limit} er valgt.',
  },
  CopyButton: {
    title: 'Kopiér',
    activeText: 'Kopieret',
  },
  DatePicker: {
    chooseDate: 'Vælg dato',
    chooseDates: 'Vælg datoer',
    chooseDateRange: 'Vælg start- og slutdato',
    chooseMonth: 'Vælg måned',
    week: 'Uge',
    weekNumber: 'Uge {week}',
    selectWeekNumber: 'Vælg uge {week}',
    month: 'Måned',
    goToNextMonth: 'Gå til næste måned',
    goToPreviousMonth: 'Gå til forrige måned',
    year: 'År',
    goToNextYear: 'Gå til næste år',
    goToPreviousYear: 'Gå til forrige år',
    openDatePicker: 'Åbn datovælger',
    openMonthPicker: 'Åbn månedsvælger',
    closeDatePicker: 'Luk datovælger',
    closeMonthPicker: 'Luk månedsvælger',
  },
  ErrorSummary: {
    heading: 'Ret disse fejl, før du kan fortsætte:',
  },
  FileUpload: {
    dropzone: {
      button: 'Vælg fil',
      buttonMultiple: 'Vælg filer',
      dragAndDrop: 'Træk filen hertil',
      dragAndDropMultiple: 'Træk filer hertil',
      drop: 'Slip',
      or: 'eller',
      disabled: 'Der kan ikke vælges filer',
      disabledFilelimit: 'Der kan ikke vælges flere filer',
    },
    item: {
      retryButtonTitle: 'Prøv at overføre filen igen',
      deleteButtonTitle: 'Fjern filen',
      uploading: 'Overfører …',
      downloading: 'Henter …',
    },
  },
  FormProgress: {
    step: 'Trin {activeStep} af {totalSteps}',
    showAllSteps: 'Vis alle trin',
    hideAllSteps: 'Skjul alle trin',
  },
  FormSummary: {
    editAnswer: 'Ret svar',
  },
  GuidePanel: {
    illustrationLabel: 'Illustration af vejleder',
  },
  HelpText: {
    title: 'Mere information',
  },
  Loader: {
    title: 'Venter …',
  },
  Pagination: {
    previous: 'Forrige',
    next: 'Næste',
  },
  Process: {
    active: 'Aktiv',
  },
  ProgressBar: {
    progress: '{current} af {max}',
    progressUnknown: 'Fremdriften kan ikke beregnes; forventet tid er {seconds} sekunder.',
  },
  Search: {
    clear: 'Ryd feltet',
    search: 'Søg',
  },
  Textarea: {
    maxLength: 'Tekstfelt med plads til {maxLength} tegn.',
    charsTooMany: '{chars} tegn for meget',
    charsLeft: '{chars} tegn tilbage',
  },
  Timeline: {
    dateFormat: 'dd.MM.yyyy',
    dayFormat: 'dd.MM',
    monthFormat: 'MMM yy',
    yearFormat: 'yyyy',
    Row: {
      noPeriods: 'Ingen perioder',
      period: '{start} til {end}',
    },
    Period: {
      success: 'Udført',
      warning: 'Advarsel',
      danger: 'Fare',
      info: 'Information',
      neutral: 'Neutral',
      period: '{status} fra {start} til {end}',
    },
    Pin: {
      pin: 'Markering: {date}',
    },
    Zoom: {
      zoom: 'Zoom tidslinjen fra {start} til {end}',
      reset: 'Nulstil tidslinjen',
    },
  },
  Tooltip: {
    shortcutSeparator: 'eller',
  },
};
