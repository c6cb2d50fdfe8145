import { useTranslation } from 'react-i18next';
import type { Bridge, BridgeAnswer } from '#console/features/cost-basis/cost-basis-data';
import { isStep, useEffectTitle } from '#console/features/cost-basis/effect-title';
import { Amount } from '#console/ui/amount';
import { RowsTable } from '#console/ui/rows-table';

interface SplitPart {
  readonly key: string;
  readonly name: string;
  readonly bridge: Bridge;
}

interface BridgeSplitProps {
  readonly answer: BridgeAnswer;
  readonly ends: { readonly from: string; readonly to: string };
  /** What a part is: a service, a sector. */
  readonly head: string;
  readonly parts: readonly SplitPart[];
}

/** The same bridge in each part, one row a part and one column a step; the last row is the whole. */
export function BridgeSplit({ answer, ends, head, parts }: BridgeSplitProps) {
  const { t } = useTranslation();
  const titleOf = useEffectTitle();
  const steps = [
    ...new Map(
      [answer.bridge, ...parts.map(({ bridge }) => bridge)].flatMap(({ steps: own }) => own.filter(isStep)).map((step) => [step.effect, step]),
    ).values(),
  ];
  const rows: SplitPart[] = [...parts, { key: 'all', name: t('costBasis.bridge.all'), bridge: answer.bridge }];
  const amount = (value: string, signed: boolean) => <Amount value={value} currency={answer.currency} bare signed={signed} />;
  return (
    <RowsTable
      caption={head}
      rows={rows}
      rowKey={({ key }) => key}
      isSum={({ key }) => key === 'all'}
      columns={[
        { id: 'part', head, cell: ({ name }) => name },
        { id: 'from', head: ends.from, isNumber: true, cell: ({ bridge }) => amount(bridge.from, false) },
        ...steps.map((step) => ({
          id: step.effect,
          head: titleOf(step),
          isNumber: true,
          cell: ({ bridge }: SplitPart) => amount(bridge.steps.find(({ effect }) => effect === step.effect)?.change ?? '0.00', true),
        })),
        { id: 'to', head: ends.to, isNumber: true, cell: ({ bridge }) => amount(bridge.to, false) },
      ]}
    />
  );
}
