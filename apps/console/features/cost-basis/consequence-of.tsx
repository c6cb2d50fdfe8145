import { Button, Heading } from '@navikt/ds-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { COST_BASIS_TEXTS } from '#glossary/cost-basis-texts';
import { usePayerConsequence, type Version } from '#console/features/cost-basis/cost-basis-data';
import { isStep, useEffectTitle } from '#console/features/cost-basis/effect-title';
import { useLanguage } from '#console/i18n/texts';
import { BridgeChart } from '#console/ui/bridge-chart';
import { PageState } from '#console/ui/page-state';

interface ConsequenceOfProps {
  readonly version: Version;
  readonly payer: string;
  readonly onClose: () => void;
}

/** What one payer's change is made of: a bridge for each of its sectors, so that a municipality sees GP and the rest apart. */
export function ConsequenceOf({ version, payer, onClose }: ConsequenceOfProps) {
  const { t } = useTranslation();
  const { sectors } = COST_BASIS_TEXTS[useLanguage()];
  const titleOf = useEffectTitle();
  const consequence = usePayerConsequence(version, payer);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [payer]);
  return (
    <section className="part" aria-labelledby="consequence-of">
      <Heading ref={heading} tabIndex={-1} level="2" size="small" id="consequence-of" className="page-title" spacing>
        {consequence.data?.items[0]?.name ?? payer}
      </Heading>
      <PageState query={consequence} isEmpty={({ items }) => items.length === 0} empty={t('costBasis.consequence.none')}>
        {({ items, fromTitle, toTitle, currency }) =>
          items.map(({ sector, name, bridge }) => (
            <BridgeChart
              key={sector}
              title={t('costBasis.consequence.of', { name, sector: sectors[sector] })}
              from={{ label: fromTitle, value: bridge.from }}
              effects={bridge.steps.filter(isStep).map((step) => ({ label: titleOf(step), value: step.change }))}
              to={{ label: toTitle, value: bridge.to }}
              currency={currency}
            />
          ))
        }
      </PageState>
      <Button variant="secondary" size="small" onClick={onClose}>
        {t('costBasis.consequence.close')}
      </Button>
    </section>
  );
}
