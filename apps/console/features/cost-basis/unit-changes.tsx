import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { UnitCosts } from '#console/features/cost-basis/cost-basis-data';
import { isStep, useEffectTitle } from '#console/features/cost-basis/effect-title';
import { Amount } from '#console/ui/amount';
import { RowsTable } from '#console/ui/rows-table';

interface UnitChangesProps {
  readonly costs: UnitCosts['services'][number];
  readonly currency: UnitCosts['currency'];
}

/** What each change of a unit's cost is made of: one row a step, one column a change; each column sums to what the unit cost more or less. */
export function UnitChanges({ costs, currency }: UnitChangesProps) {
  const { t } = useTranslation();
  const titleOf = useEffectTitle();
  const changes = costs.costs.flatMap(({ column, title, change }, index) => {
    const before = costs.costs[index - 1];
    return change === null || before === undefined
      ? []
      : [{ id: column, head: t('costBasis.unit.fromTo', { from: before.title, to: title }), change }];
  });
  if (changes.length === 0) return null;
  const steps = new Map(changes.flatMap(({ change }) => change.steps.filter(isStep)).map((step) => [step.effect, step]));
  return (
    <div className="part">
      <Heading level="3" size="xsmall" spacing>
        {t('costBasis.unit.changes', { service: costs.name })}
      </Heading>
      <RowsTable
        caption={t('costBasis.unit.changes', { service: costs.name })}
        rows={[...steps.values()]}
        rowKey={({ effect }) => effect}
        columns={[
          { id: 'step', head: t('costBasis.unit.step'), cell: (step) => titleOf(step) },
          ...changes.map(({ id, head, change }) => ({
            id,
            head,
            isNumber: true,
            cell: ({ effect }: { readonly effect: string }) => (
              <Amount value={change.steps.find((step) => step.effect === effect)?.change ?? '0.00'} currency={currency} bare signed />
            ),
          })),
        ]}
      />
    </div>
  );
}
