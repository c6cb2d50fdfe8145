import { useTranslation } from 'react-i18next';
import { moneyFromWire, type WireCurrency } from '#glossary/wire-amount';
import { useLanguage } from '#console/i18n/texts';
import { plusOf } from '#console/ui/amount';
import { AmountTable } from '#console/ui/amount-table';
import { BarRows, type BarFill } from '#console/ui/bar-rows';
import { bridgeSpans, type LabelledAmount } from '#console/ui/chart-scale';

interface BridgeChartProps {
  readonly title: string;
  readonly from: LabelledAmount;
  /** Effects that sum exactly to the difference; the API sees to that. */
  readonly effects: readonly LabelledAmount[];
  readonly to: LabelledAmount;
  readonly currency: WireCurrency;
}

/** From one amount to another through what made the difference. What adds is outlined, what takes away is hatched, the two ends are full. */
export function BridgeChart({ title, from, effects, to, currency }: BridgeChartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const spans = bridgeSpans({ from: from.value, effects: effects.map(({ value }) => value), to: to.value });
  const all = [from, ...effects, to];
  const isEnd = (index: number): boolean => index === 0 || index === all.length - 1;
  const rows = all.map(({ label, value }, index) => ({
    key: `${index}`,
    label,
    mark: `${isEnd(index) ? '' : plusOf(value)}${moneyFromWire(value, currency, language)}`,
    span: spans[index] ?? { startPercent: 0, widthPercent: 0 },
    fill: fillOf(isEnd(index), value),
  }));
  return (
    <figure className="chart">
      <figcaption className="chart-title">{title}</figcaption>
      <div className="chart-parts">
        <BarRows label={title} rows={rows} />
        <AmountTable
          caption={t('ui.chart.figures', { title })}
          heads={[t('ui.chart.amount')]}
          currency={currency}
          rows={all.map(({ label, value }, index) => ({ key: `${index}`, label, values: [value], isSum: isEnd(index), isChange: !isEnd(index) }))}
        />
      </div>
    </figure>
  );
}

function fillOf(isEnd: boolean, value: string): BarFill {
  if (isEnd) return 'full';
  return value.startsWith('-') ? 'hatched' : 'outlined';
}
