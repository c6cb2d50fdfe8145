import type { CostBasisVersion } from '#domain/cost-basis/version';

/**
 * What a row is about, by the names its versions have for the codes in its key: `ERESEPT-DRIFT/budget-2024` is "E-resept, drift og forvaltning, Budsjett 2024".
 * The last version's name counts; a code without a name stays as it is. Null where no code has one.
 */
export function rowTitles(...versions: readonly CostBasisVersion[]): (row: string) => string | null {
  const names = new Map(versions.flatMap(namesIn));
  return (row) => {
    const codes = row.split('/').filter((code) => code !== '');
    return codes.some((code) => names.has(code)) ? codes.map((code) => names.get(code) ?? code).join(' · ') : null;
  };
}

function namesIn({ services, components, columns, drivers, payerKeys, decisions, companyFigures }: CostBasisVersion): [string, string][] {
  return [
    ...[...decisions, ...companyFigures, ...payerKeys, ...columns, ...drivers].map(({ code, title }): [string, string] => [code, title]),
    // A service and a component of one code: what the service is called says more.
    ...[...components, ...services].map(({ code, name }): [string, string] => [code, name]),
  ];
}
