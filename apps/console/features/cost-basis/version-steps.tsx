import { Heading } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdviseStep } from '#console/features/cost-basis/advise-step';
import { ChargeStep } from '#console/features/cost-basis/charge-step';
import { COST_BASES, type Version } from '#console/features/cost-basis/cost-basis-data';
import { DecideStep } from '#console/features/cost-basis/decide-step';
import { PlainStep } from '#console/features/cost-basis/plain-step';
import { SendOutStep } from '#console/features/cost-basis/send-out-step';
import { ExplainedUnavailable } from '#console/ui/explained-unavailable';
import { Receipt } from '#console/ui/receipt';

/** In the order of a version's way, each with the state it is taken in. */
const STEPS = ['send-out', 'close-remarks', 'advise', 'put-forward', 'decide', 'charge'] as const;
type Step = (typeof STEPS)[number];
const TAKEN_IN: readonly Version['state'][] = ['draft', 'sent-out', 'remarks-closed', 'advised', 'put-forward', 'decided'];

export interface StepProps {
  readonly version: Version;
  readonly onDone: (answer: { readonly state: Version['state'] | null }) => unknown;
}

/** The steps that are still ahead of a version and a person's to take; each that is not available now says why. */
export function VersionSteps({ version }: { readonly version: Version }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [receipt, setReceipt] = useState<string | null>(null);
  const onDone = async ({ state }: { readonly state: Version['state'] | null }) => {
    setReceipt(t('costBasis.step.done', { state: state === null ? '' : t(`costBasis.state.${state}`) }));
    await queries.invalidateQueries({ queryKey: COST_BASES });
  };
  const next = TAKEN_IN.indexOf(version.state);
  const ahead = next < 0 ? [] : STEPS.slice(next);
  const mine = ahead.flatMap((step) => {
    const because = version.actions.find(({ action }) => action === step)?.unavailableBecause;
    return because === undefined || because === 'role-missing' ? [] : [{ step, because }];
  });
  if (mine.length === 0 && receipt === null) return null;
  return (
    <section className="part" aria-labelledby="steps">
      <Heading level="2" size="small" id="steps" spacing>
        {t('costBasis.step.title')}
      </Heading>
      {receipt !== null && <Receipt key={receipt}>{receipt}</Receipt>}
      <div className="actions part-files">
        {mine.map(({ step, because }) =>
          because === null ? (
            <StepOf key={step} step={step} version={version} onDone={onDone} />
          ) : (
            <ExplainedUnavailable
              key={step}
              label={t(`costBasis.step.label.${step}`)}
              because={t(`costBasis.step.whyNot.${because}`, { state: t(`costBasis.state.${version.state}`) })}
            />
          ),
        )}
      </div>
    </section>
  );
}

function StepOf({ step, ...rest }: StepProps & { readonly step: Step }) {
  switch (step) {
    case 'send-out':
      return <SendOutStep {...rest} />;
    case 'advise':
      return <AdviseStep {...rest} />;
    case 'decide':
      return <DecideStep {...rest} />;
    case 'charge':
      return <ChargeStep {...rest} />;
    case 'close-remarks':
    case 'put-forward':
      return <PlainStep {...rest} step={step} />;
  }
}
