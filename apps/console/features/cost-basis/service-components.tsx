import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '#glossary/format';
import type { CostComponent, CostService, Version } from '#console/features/cost-basis/cost-basis-data';
import { StandingWord } from '#console/features/cost-basis/standing-word';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { RowsTable } from '#console/ui/rows-table';

interface ServiceComponentsProps {
  readonly version: Version;
  readonly service: CostService;
  readonly components: readonly CostComponent[];
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly percent: string | null;
  readonly amounts: ReadonlyMap<string, string>;
  readonly component: CostComponent | null;
}

/** The service's part of each of its components in every column, with the standing of the figure behind it; they sum to the service. */
export function ServiceComponents({ version, service, components }: ServiceComponentsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const caption = t('costBasis.service.components', { service: service.name, currency: version.currency });
  const rows: Row[] = [
    ...components.map((component): Row => {
      const part = component.services.find((own) => own.service === service.code);
      return {
        key: component.code,
        name: component.name,
        percent: part?.percent ?? null,
        amounts: new Map(part?.columns.map(({ column, amount }) => [column, amount])),
        component,
      };
    }),
    {
      key: 'whole',
      name: t('costBasis.service.whole'),
      percent: null,
      amounts: new Map(service.totals.map((total) => [total.column, total.with])),
      component: null,
    },
  ];
  return (
    <section className="part">
      <Heading level="3" size="small" id="components" spacing>
        {caption}
      </Heading>
      <RowsTable
        caption={caption}
        rows={rows}
        rowKey={({ key }) => key}
        isSum={({ component }) => component === null}
        columns={[
          { id: 'component', head: t('costBasis.overview.component'), cell: ({ name }) => name },
          {
            id: 'share',
            head: t('costBasis.service.share'),
            isNumber: true,
            cell: ({ percent }) => (percent === null ? '' : formatPercent(percent, language)),
          },
          ...version.columns.map(({ code, title }) => ({
            id: code,
            head: title,
            isNumber: true,
            cell: ({ amounts, component }: Row) => {
              const standing = component?.columns.find(({ column }) => column === code)?.cost?.standing;
              return (
                <span className="figure">
                  <Amount value={amounts.get(code) ?? '0.00'} currency={version.currency} bare />
                  {standing !== undefined && <StandingWord standing={standing} />}
                </span>
              );
            },
          })),
        ]}
      />
    </section>
  );
}
