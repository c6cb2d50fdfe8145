import type { LocalDate } from '#domain/calendar/local-date';
import type { ComponentActivity, ComponentCategory, LegalBasisState } from '#domain/cost-basis/component';
import type { AccountKind } from '#domain/cost-basis/service';
import type { AmountColumn } from '#domain/cost-basis/version';
import type { Currency, Ore } from '#domain/money/money';
import { line, maybeText, sector, sourced } from '#imports/cost-basis/sheet-readers';
import { choice, truth } from '#tabular/read-choice';
import { date } from '#tabular/read-date';
import { amount, decimal, percent } from '#tabular/read-number';
import { optional, required } from '#tabular/read-records';
import { code } from '#tabular/read-text';
import { year } from '#tabular/read-whole-number';

const money = amount({ sign: 'any' });
const positive = amount({ sign: 'not-negative' });

/** The sheets that say what there is: what is about a whole version, its columns, services, components, keys. */
export const STRUCTURE_SHEETS = {
  settings: {
    basis: required<string>(['basis', 'tallgrunnlag'], code),
    year: required<number>(['year', 'år'], year),
    currency: required<Currency>(['currency', 'valuta'], choice<Currency>({ nok: 'NOK', dkk: 'DKK' })),
    title: required<string>(['title', 'tittel'], line(200)),
    decisionThresholdOre: required<Ore>(['decision_threshold', 'beslutningsgrense'], positive),
    roundingToleranceOre: required<Ore>(['rounding_tolerance', 'avrundingstoleranse'], positive),
  },
  columns: {
    code: required<string>(['code', 'kode'], code),
    kind: required<AmountColumn['kind']>(
      ['kind', 'type'],
      choice<AmountColumn['kind']>({
        result: 'result',
        resultat: 'result',
        forecast: 'forecast',
        prognose: 'forecast',
        budget: 'budget',
        budsjett: 'budget',
      }),
    ),
    year: required<number>(['year', 'år'], year),
    title: required<string>(['title', 'tittel'], line(100)),
  },
  drivers: {
    code: required<string>(['code', 'kode'], code),
    title: required<string>(['title', 'tittel'], line(100)),
    needsDecision: required<boolean>(['needs_decision', 'krever_beslutning'], truth),
  },
  services: {
    code: required<string>(['code', 'kode'], code),
    name: required<string>(['name', 'navn'], line(100)),
    owner: required<string>(['owner', 'eier'], line(100)),
    volumeUnit: maybeText(['volume_unit', 'volumenhet'], 100),
    serviceLevel: maybeText(['service_level', 'servicenivå']),
    openingHours: maybeText(['opening_hours', 'åpningstid']),
    downtimeConsequence: maybeText(['downtime_consequence', 'konsekvens_av_nedetid']),
    ...sourced,
  },
  components: {
    code: required<string>(['code', 'kode'], code),
    name: required<string>(['name', 'navn'], line(200)),
    category: required<ComponentCategory>(
      ['category', 'kategori'],
      choice<ComponentCategory>({
        'running-and-maintenance': 'running-and-maintenance',
        'drift og forvaltning': 'running-and-maintenance',
        investment: 'investment',
        investering: 'investment',
        'new-solution': 'new-solution',
        'ny løsning': 'new-solution',
      }),
    ),
    activity: required<ComponentActivity>(
      ['activity', 'aktivitet'],
      choice<ComponentActivity>({ running: 'running', drift: 'running', development: 'development', utvikling: 'development' }),
    ),
    basisState: required<LegalBasisState>(
      ['legal_basis', 'hjemmel'],
      choice<LegalBasisState>({
        'in-regulation': 'in-regulation',
        'i forskrift': 'in-regulation',
        assumed: 'assumed',
        forutsatt: 'assumed',
        none: 'none',
        ingen: 'none',
      }),
    ),
    basisReference: maybeText(['basis_reference', 'hjemmel_henvisning'], 300),
    basisOn: optional<LocalDate>(['basis_on', 'hjemmel_dato'], date),
    solution: optional<string>(['solution', 'løsning'], code),
    investmentPercent: optional<string>(['investment_percent', 'prosent_av_investering'], percent),
    statedInvestmentOre: optional<Ore>(['stated_investment', 'oppgitt_investering'], positive),
    upkeepPercent: optional<string>(['upkeep_percent', 'vedlikeholdsandel'], percent),
    ...sourced,
  },
  shares: {
    component: required<string>(['component', 'komponent'], code),
    service: required<string>(['service', 'tjeneste'], code),
    percent: required<string>(['percent', 'prosent'], percent),
  },
  sectorWeights: {
    service: required<string>(['service', 'tjeneste'], code),
    sector: required(['sector', 'sektor'], sector),
    weight: required<string>(['weight', 'vekt'], decimal),
    cause: maybeText(['cause', 'årsak']),
    ...sourced,
  },
  accounts: {
    code: required<string>(['code', 'kode'], code),
    service: required<string>(['service', 'tjeneste'], code),
    component: optional<string>(['component', 'komponent'], code),
    kind: required<AccountKind>(
      ['kind', 'type'],
      choice<AccountKind>({
        benefit: 'benefit',
        nytte: 'benefit',
        'technical-debt': 'technical-debt',
        'teknisk gjeld': 'technical-debt',
        saving: 'saving',
        besparelse: 'saving',
        benchmark: 'benchmark',
        sammenligning: 'benchmark',
        'not-included': 'not-included',
        'ikke inkludert': 'not-included',
        explanation: 'explanation',
        redegjørelse: 'explanation',
      }),
    ),
    text: required<string>(['text', 'tekst'], line(1000)),
    amountOre: optional<Ore>(['amount', 'beløp'], money),
    who: maybeText(['who', 'hvem'], 200),
    ...sourced,
  },
  payerKeys: {
    code: required<string>(['code', 'kode'], code),
    sector: required(['sector', 'sektor'], sector),
    title: required<string>(['title', 'tittel'], line(200)),
    isBilled: required<boolean>(['is_billed', 'faktureres'], truth),
    payer: required<string>(['payer', 'betaler'], code),
    weight: required<string>(['weight', 'vekt'], decimal),
    ...sourced,
  },
} as const;
