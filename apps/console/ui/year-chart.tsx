import { useTranslation } from 'react-i18next';
import { moneyFromWire, type WireCurrency } from '#glossary/wire-amount';
import { useLanguage } from '#console/i18n/texts';
import { AmountTable } from '#console/ui/amount-table';
import { BarRows, type BarFill } from '#console/ui/bar-rows';
import { barSpans } from '#console/ui/chart-scale';

interface YearChartProps {
  readonly title: string;
  /** What is shown for each year, at most three: à conto, true-up, settled. */
  readonly series: readonly [string, string?, string?];
  /** One value a series, `null` where there is none yet. */
  readonly years: readonly { readonly year: number; readonly values: readonly (string | null)[] }[];
  readonly currency: WireCurrency;
}

const FILLS: readonly BarFill[] = ['full', 'hatched', 'outlined'];

/** Amounts year by year, each bar with its name and amount, so that no legend and no colour is needed. */
export function YearChart({ title, series, years, currency }: YearChartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = series.filter((name) => name !== undefined);
  const marks = years.flatMap(({ year, values }) =>
    names.flatMap((name, index) => {
      const value = values[index];
      return value === null || value === undefined ? [] : [{ key: `${year}/${name}`, label: `${year} ${name}`, value, fill: FILLS[index] ?? 'full' }];
    }),
  );
  const spans = barSpans(marks.map(({ value }) => value));
  return (
    <figure className="chart">
      <figcaption className="chart-title">{title}</figcaption>
      <div className="chart-parts">
        <BarRows
          label={title}
          rows={marks.map((mark, index) => ({
            ...mark,
            mark: moneyFromWire(mark.value, currency, language),
            span: spans[index] ?? { startPercent: 0, widthPercent: 0 },
          }))}
        />
        <AmountTable
          caption={t('ui.chart.figures', { title })}
          heads={names}
          currency={currency}
          rows={years.map(({ year, values }) => ({ key: `${year}`, label: `${year}`, values, isSum: false, isChange: false }))}
        />
      </div>
    </figure>
  );
}
