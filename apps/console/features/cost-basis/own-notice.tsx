import { BodyLong, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { COST_BASIS_TEXTS } from '#glossary/cost-basis-texts';
import { formatDate } from '#glossary/format';
import type { OwnCostBases } from '#console/features/cost-basis/cost-basis-data';
import { isStep, useEffectTitle } from '#console/features/cost-basis/effect-title';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { BridgeChart } from '#console/ui/bridge-chart';
import { RowsTable } from '#console/ui/rows-table';

type Notice = OwnCostBases['items'][number];
type Payer = Notice['payers'][number];

/** One version as an organisation was told of it: each of its parts, what they sum to, and a bridge for each. */
export function OwnNotice({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const headingId = `own-${notice.basis}-${notice.number}-${notice.stage}`;
  return (
    <section className="part" aria-labelledby={headingId}>
      <Heading level="2" size="medium" id={headingId}>
        {t('costBasis.versionTitle', { year: notice.year, number: notice.number })}
      </Heading>
      <BodyLong spacing>
        {t(`costBasis.own.stage.${notice.stage}`, { date: formatDate(notice.on, language) })}
        {notice.stage === 'sent-out' && `. ${t('costBasis.own.proposal')}`}
      </BodyLong>
      {notice.payers.map((payer) => (
        <OfPayer key={payer.payer} notice={notice} payer={payer} />
      ))}
    </section>
  );
}

function OfPayer({ notice, payer }: { readonly notice: Notice; readonly payer: Payer }) {
  const { t } = useTranslation();
  const { sectors } = COST_BASIS_TEXTS[useLanguage()];
  const titleOf = useEffectTitle();
  const { currency, fromTitle, toTitle } = notice;
  const { name, parts, from, to, change } = payer;
  const lines = [
    ...parts.map((part) => ({ key: part.sector, label: sectors[part.sector], from: part.bridge.from, to: part.bridge.to, change: part.change })),
    { key: 'all', label: t('costBasis.own.whole'), from, to, change },
  ];
  const amount = (value: string, signed = false) => <Amount value={value} currency={currency} bare signed={signed} />;
  return (
    <>
      <Heading level="3" size="small" spacing>
        {t('costBasis.own.all', { name })}
      </Heading>
      <RowsTable
        caption={t('costBasis.own.all', { name })}
        rows={lines}
        rowKey={({ key }) => key}
        isSum={({ key }) => key === 'all'}
        columns={[
          { id: 'part', head: t('costBasis.own.sector'), cell: ({ label }) => label },
          { id: 'from', head: `${fromTitle}, ${currency}`, isNumber: true, cell: (line) => amount(line.from) },
          { id: 'to', head: `${toTitle}, ${currency}`, isNumber: true, cell: (line) => amount(line.to) },
          { id: 'change', head: t('costBasis.own.change'), isNumber: true, cell: (line) => amount(line.change, true) },
        ]}
      />
      {parts.map(({ sector, bridge }) => (
        <BridgeChart
          key={sector}
          title={t('costBasis.own.bridge', { sector: sectors[sector], from: fromTitle, to: toTitle })}
          from={{ label: fromTitle, value: bridge.from }}
          effects={bridge.steps.filter(isStep).map((step) => ({ label: titleOf(step), value: step.change }))}
          to={{ label: toTitle, value: bridge.to }}
          currency={currency}
        />
      ))}
    </>
  );
}
