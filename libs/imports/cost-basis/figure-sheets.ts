import type { LocalDate } from '#domain/calendar/local-date';
import type { CompanyFigure, Margin } from '#domain/cost-basis/version';
import type { Ore } from '#domain/money/money';
import { line, maybeText, sourced } from '#imports/cost-basis/sheet-readers';
import { choice } from '#tabular/read-choice';
import { date } from '#tabular/read-date';
import { amount, decimal, percent } from '#tabular/read-number';
import { optional, required } from '#tabular/read-records';
import { code } from '#tabular/read-text';
import { year } from '#tabular/read-whole-number';

const money = amount({ sign: 'any' });
const positive = amount({ sign: 'not-negative' });
const cell = {
  component: required<string>(['component', 'komponent'], code),
  column: required<string>(['column', 'kolonne'], code),
};

/** The sheets that hold figures: amounts, risk, results carried, margins, drivers with their decisions, volumes. */
export const FIGURE_SHEETS = {
  costs: { ...cell, amountOre: required<Ore>(['amount', 'beløp'], money), ...sourced },
  risks: {
    ...cell,
    providedOre: required<Ore>(['provided', 'avsatt'], positive),
    usedOre: required<Ore>(['used', 'brukt'], positive),
    releasedOre: required<Ore>(['released', 'frigitt'], positive),
    ...sourced,
  },
  carried: {
    ...cell,
    amountOre: required<Ore>(['amount', 'beløp'], money),
    fromYear: required<number>(['from_year', 'fra_år'], year),
    ...sourced,
  },
  margins: {
    column: required<string>(['column', 'kolonne'], code),
    percent: required<string>(['percent', 'prosent'], percent),
    on: required<Margin['on']>(
      ['on', 'av'],
      choice<Margin['on']>({ cost: 'cost', kostnad: 'cost', 'cost-and-risk': 'cost-and-risk', 'kostnad og risiko': 'cost-and-risk' }),
    ),
    ...sourced,
  },
  driverFigures: {
    ...cell,
    driver: required<string>(['driver', 'kostnadsdriver'], code),
    amountOre: required<Ore>(['amount', 'beløp'], money),
    decision: optional<string>(['decision', 'beslutning'], code),
    note: maybeText(['note', 'merknad']),
    ...sourced,
  },
  decisions: {
    code: required<string>(['code', 'kode'], code),
    body: required<string>(['body', 'organ'], line(100)),
    caseNumber: required<string>(['case_number', 'sak'], line(50)),
    on: required<LocalDate>(['on', 'dato'], date),
    title: required<string>(['title', 'tittel'], line(300)),
    ...sourced,
  },
  volumes: {
    service: required<string>(['service', 'tjeneste'], code),
    column: required<string>(['column', 'kolonne'], code),
    volume: required<string>(['volume', 'volum'], decimal),
    ...sourced,
  },
  companyFigures: {
    code: required<string>(['code', 'kode'], code),
    title: required<string>(['title', 'tittel'], line(200)),
    qualifier: required<CompanyFigure['qualifier']>(
      ['qualifier', 'presisjon'],
      choice<CompanyFigure['qualifier']>({ exactly: 'exactly', nøyaktig: 'exactly', over: 'over', under: 'under' }),
    ),
    value: required<string>(['value', 'verdi'], decimal),
    unit: required<string>(['unit', 'enhet'], line(30)),
    ...sourced,
  },
} as const;
