import type { MissingCode } from '#domain/cost-basis/missing';
import type { PayerSector } from '#domain/cost-basis/payer-sector';
import type { Language } from '#glossary/language';

/** Steps of a bridge that are calculated; the titles of drivers are data of the version. */
export type CalculatedEffect =
  'sector-key' | 'payer-key' | 'restated' | 'unexplained' | 'risk' | 'margin' | 'carried-result' | 'more-units' | 'rounding';

export interface CostBasisTexts {
  readonly effects: Readonly<Record<CalculatedEffect, string>>;
  readonly sectors: Readonly<Record<PayerSector, string>>;
  readonly missing: Readonly<Record<MissingCode, string>>;
}

/** The words of a cost basis that are not data. */
export const COST_BASIS_TEXTS: Readonly<Record<Language, CostBasisTexts>> = {
  da: {
    effects: {
      'sector-key': 'Ændret fordeling mellem sektorer',
      'payer-key': 'Ændret fordeling mellem betalere',
      restated: 'Ændret udgangspunkt',
      unexplained: 'Uforklaret',
      risk: 'Risikohensættelse',
      margin: 'Margen',
      'carried-result': 'Overskud og underskud fra tidligere år',
      'more-units': 'Flere eller færre enheder',
      rounding: 'Afrunding',
    },
    sectors: {
      'health-authorities': 'Regionale sundhedsforetagender',
      gp: 'Kommuner, praktiserende læger',
      municipalities: 'Kommuner, øvrigt',
      pharmacies: 'Apoteker',
    },
    missing: {
      'source-missing': 'Kilden mangler',
      'cost-missing': 'Beløbet mangler',
      'shares-not-whole': 'Andelene giver ikke 100 procent',
      'name-unknown': 'Rækken nævner noget, som versionen ikke har',
      'row-twice': 'Rækken står to gange',
      'sector-weights-missing': 'Tjenesten er ikke fordelt på sektorer',
      'basis-reference-missing': 'Hjemlen mangler henvisning eller dato',
      'development-as-running': 'Udvikling står som drift',
      'change-unexplained': 'Ændringen har ingen omkostningsdriver, der forklarer den',
      'decision-missing': 'Beslutningen bag ændringen mangler',
      'risk-overused': 'Der er brugt eller frigivet mere, end der var hensat',
      'billed-key-missing': 'Sektoren har ikke præcis én nøgle, der opkræves efter',
      'investment-differs': 'Procenten giver en anden investering end den besluttede',
      'result-missing': 'Resultatet for to år siden mangler',
      'carried-result-missing': 'Overskud og underskud vises ikke',
      'risk-missing': 'Risikohensættelser vises ikke',
      'gp-split-missing': 'Praktiserende læger er ikke skilt fra resten af kommunerne',
      'volume-missing': 'Volumen mangler',
      'quality-missing': 'Serviceniveau eller åbningstid mangler',
      'downtime-missing': 'Konsekvensen af nedetid mangler',
      'benefit-missing': 'Nytten mangler',
      'upkeep-missing': 'Andelen til vedligehold mangler',
      'figure-disputed': 'Tallet er omstridt',
    },
  },
  nb: {
    effects: {
      'sector-key': 'Endret fordeling mellom sektorer',
      'payer-key': 'Endret fordeling mellom betalere',
      restated: 'Endret utgangspunkt',
      unexplained: 'Uforklart',
      risk: 'Risikoavsetning',
      margin: 'Margin',
      'carried-result': 'Overskudd og underskudd fra tidligere år',
      'more-units': 'Flere eller færre enheter',
      rounding: 'Avrunding',
    },
    sectors: {
      'health-authorities': 'Regionale helseforetak',
      gp: 'Kommuner, fastlegetjenesten',
      municipalities: 'Kommuner, øvrig',
      pharmacies: 'Apotek',
    },
    missing: {
      'source-missing': 'Kilden mangler',
      'cost-missing': 'Beløpet mangler',
      'shares-not-whole': 'Andelene gir ikke 100 prosent',
      'name-unknown': 'Raden nevner noe som versjonen ikke har',
      'row-twice': 'Raden står to ganger',
      'sector-weights-missing': 'Tjenesten er ikke fordelt på sektorer',
      'basis-reference-missing': 'Hjemmelen mangler henvisning eller dato',
      'development-as-running': 'Utvikling står som drift',
      'change-unexplained': 'Endringen har ingen kostnadsdriver som forklarer den',
      'decision-missing': 'Beslutningen bak endringen mangler',
      'risk-overused': 'Det er brukt eller frigitt mer enn det var avsatt',
      'billed-key-missing': 'Sektoren har ikke nøyaktig én nøkkel det faktureres etter',
      'investment-differs': 'Prosenten gir en annen investering enn den besluttede',
      'result-missing': 'Resultatet for to år siden mangler',
      'carried-result-missing': 'Overskudd og underskudd vises ikke',
      'risk-missing': 'Risikoavsetninger vises ikke',
      'gp-split-missing': 'Fastlege er ikke skilt fra resten av kommunal sektor',
      'volume-missing': 'Volum mangler',
      'quality-missing': 'Servicenivå eller åpningstid mangler',
      'downtime-missing': 'Konsekvensen av nedetid mangler',
      'benefit-missing': 'Nytten mangler',
      'upkeep-missing': 'Vedlikeholdsandelen mangler',
      'figure-disputed': 'Tallet er omstridt',
    },
  },
  en: {
    effects: {
      'sector-key': 'changed split between sectors',
      'payer-key': 'changed split between payers',
      restated: 'changed starting point',
      unexplained: 'unexplained',
      risk: 'risk provision',
      margin: 'margin',
      'carried-result': 'surplus and deficit of earlier years',
      'more-units': 'more or fewer units',
      rounding: 'rounding',
    },
    sectors: {
      'health-authorities': 'regional health authorities',
      gp: 'municipalities, GP service',
      municipalities: 'municipalities, the rest',
      pharmacies: 'pharmacies',
    },
    missing: {
      'source-missing': 'the source is missing',
      'cost-missing': 'the amount is missing',
      'shares-not-whole': 'the shares do not make 100 percent',
      'name-unknown': 'the row names what the version has not',
      'row-twice': 'the row stands twice',
      'sector-weights-missing': 'the service is not split over sectors',
      'basis-reference-missing': 'the legal basis lacks its reference or date',
      'development-as-running': 'development stands as running cost',
      'change-unexplained': 'no driver explains the change',
      'decision-missing': 'the decision behind the change is missing',
      'risk-overused': 'more was used or released than was set aside',
      'billed-key-missing': 'the sector has not exactly one key that is billed',
      'investment-differs': 'the percentage implies another investment than was decided',
      'result-missing': 'the result of two years ago is missing',
      'carried-result-missing': 'surplus and deficit are not shown',
      'risk-missing': 'risk provisions are not shown',
      'gp-split-missing': 'GPs are not told apart from the rest of the municipal sector',
      'volume-missing': 'the volume is missing',
      'quality-missing': 'service level or opening hours are missing',
      'downtime-missing': 'what downtime costs is missing',
      'benefit-missing': 'the benefit is missing',
      'upkeep-missing': 'the share that keeps up maintenance is missing',
      'figure-disputed': 'the figure is disputed',
    },
  },
};

/** What a bridge's step is called: a driver by its title in the version, a calculated effect by its word. */
export function effectTitle(effect: string, drivers: ReadonlyMap<string, string>, language: Language): string {
  const words: Readonly<Record<string, string>> = COST_BASIS_TEXTS[language].effects;
  return drivers.get(effect) ?? words[effect] ?? effect;
}
