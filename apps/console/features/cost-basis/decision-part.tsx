import { BodyLong, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '#glossary/format';
import type { Version } from '#console/features/cost-basis/cost-basis-data';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { Empty } from '#console/ui/page-state';
import { RowsTable } from '#console/ui/rows-table';

/** The committee's advice and the ministry's decision, which are two things, and the charges that came of them. */
export function DecisionPart({ version }: { readonly version: Version }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { advice, decision, charges } = version;
  const nameOf = (code: string): string => version.components.find((component) => component.code === code)?.name ?? code;
  return (
    <>
      <section className="part" aria-labelledby="advice">
        <Heading level="2" size="small" id="advice" spacing>
          {t('costBasis.overview.advice')}
        </Heading>
        {advice === null ? (
          <Empty>{t('costBasis.overview.noAdvice')}</Empty>
        ) : (
          <>
            <BodyLong>{advice.text}</BodyLong>
            <BodyLong>
              {t('costBasis.overview.adviceOn', { date: formatDate(advice.on, language) })} ({advice.meeting})
            </BodyLong>
          </>
        )}
      </section>
      <section className="part" aria-labelledby="decision">
        <Heading level="2" size="small" id="decision" spacing>
          {t('costBasis.overview.decision')}
        </Heading>
        {decision === null ? (
          <Empty>{t('costBasis.overview.noDecision')}</Empty>
        ) : (
          <>
            <BodyLong>{decision.text}</BodyLong>
            <BodyLong>{t('costBasis.overview.decisionOn', { reference: decision.reference, date: formatDate(decision.on, language) })}</BodyLong>
            <BodyLong>
              {decision.components.length === 0
                ? t('costBasis.overview.letsNothingThrough')
                : t('costBasis.overview.letsThrough', { components: decision.components.map(nameOf).join(', ') })}
            </BodyLong>
            {decision.standing === 'illustrative' && <BodyLong>{t('costBasis.overview.illustrativeDecision')}</BodyLong>}
          </>
        )}
      </section>
      {charges.length > 0 && <Charges version={version} />}
    </>
  );
}

function Charges({ version }: { readonly version: Version }) {
  const { t } = useTranslation();
  const serviceName = (code: string): string => version.services.find((service) => service.code === code)?.name ?? code;
  return (
    <section className="part">
      <Heading level="2" size="small" id="charges" spacing>
        {t('costBasis.overview.charges')}
      </Heading>
      <RowsTable
        caption={t('costBasis.overview.charges')}
        rows={version.charges}
        rowKey={({ programme }) => programme}
        columns={[
          { id: 'programme', head: t('costBasis.overview.programme'), cell: ({ programme }) => programme },
          { id: 'service', head: t('costBasis.overview.service'), cell: ({ service }) => serviceName(service) },
          { id: 'part', head: t('costBasis.overview.part'), cell: ({ part }) => t(`costBasis.overview.${part}`) },
          {
            id: 'amount',
            head: t('costBasis.overview.amount', { currency: version.currency }),
            isNumber: true,
            cell: ({ amount }) => <Amount value={amount} currency={version.currency} bare />,
          },
        ]}
      />
    </section>
  );
}
