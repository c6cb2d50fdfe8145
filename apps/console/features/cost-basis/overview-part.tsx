import { BodyLong, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { COST_BASIS_TEXTS } from '#glossary/cost-basis-texts';
import { COST_BASIS_SHEET_TEXTS } from '#glossary/cost-basis-sheet-texts';
import { CompanyPart } from '#console/features/cost-basis/company-part';
import type { Version } from '#console/features/cost-basis/cost-basis-data';
import { DecisionPart } from '#console/features/cost-basis/decision-part';
import { VersionWay } from '#console/features/cost-basis/version-way';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { AmountTable } from '#console/ui/amount-table';
import { KeyValueList } from '#console/ui/key-value-list';
import { LocalDate } from '#console/ui/local-date';
import { Empty } from '#console/ui/page-state';

/** What a version comes to, with and without what stands apart, and where it stands. */
export function OverviewPart({ version }: { readonly version: Version }) {
  const { t } = useTranslation();
  return (
    <>
      <VersionWay state={version.state} moves={version.moves} />
      <section className="part">
        <Heading level="2" size="small" id="totals">
          {t('costBasis.overview.totals')}
        </Heading>
        <BodyLong spacing>{t('costBasis.overview.totalsText')}</BodyLong>
        {version.totals === null ? <Empty>{t('costBasis.overview.notSummable')}</Empty> : <Totals version={version} totals={version.totals} />}
      </section>
      <DecisionPart version={version} />
      <CompanyPart version={version} />
      <Facts version={version} />
    </>
  );
}

function Totals({ version, totals }: { readonly version: Version; readonly totals: NonNullable<Version['totals']> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { sectors } = COST_BASIS_TEXTS[language];
  const { bases } = COST_BASIS_SHEET_TEXTS[language];
  const heads = version.columns.map(({ title }) => title);
  const common = { heads, currency: version.currency };
  const row = (key: string, label: string, values: readonly string[], isSum = false) => ({ key, label, values, isSum, isChange: false });
  const inAll = row(
    'all',
    t('costBasis.overview.with'),
    totals.map((total) => total.with),
    true,
  );
  const isolated = version.components.filter((component) => component.isIsolated);
  return (
    <div className="stack">
      <AmountTable
        {...common}
        caption={t('costBasis.overview.totals')}
        rows={[
          row(
            'without',
            t('costBasis.overview.without'),
            totals.map((total) => total.without),
          ),
          row(
            'apart',
            t('costBasis.overview.apartRow'),
            totals.map((total) => total.apart),
          ),
          inAll,
        ]}
      />
      <AmountTable
        {...common}
        caption={t('costBasis.overview.services')}
        rows={[
          ...version.services.map(({ code, name, totals: own }) =>
            row(
              code,
              name,
              own.map((total) => total.with),
            ),
          ),
          inAll,
        ]}
      />
      <AmountTable
        {...common}
        caption={t('costBasis.overview.sectors')}
        rows={[
          ...version.sectors.map(({ sector, totals: own }) =>
            row(
              sector ?? 'none',
              sector === null ? t('costBasis.overview.unsplit') : sectors[sector],
              own.map((total) => total.with),
            ),
          ),
          inAll,
        ]}
      />
      {isolated.length === 0 ? (
        <Empty>{t('costBasis.overview.nothingApart')}</Empty>
      ) : (
        <AmountTable
          {...common}
          caption={`${t('costBasis.overview.apart')}. ${t('costBasis.overview.apartText')}`}
          rows={isolated.map(({ code, name, legalBasis, columns }) =>
            row(
              code,
              `${name} (${t('costBasis.overview.basis').toLowerCase()}: ${bases[legalBasis.state]})`,
              columns.map(({ total }) => total),
            ),
          )}
        />
      )}
    </div>
  );
}

function Facts({ version }: { readonly version: Version }) {
  const { t } = useTranslation();
  const { sentOutOn, remarksUntil, meeting } = version;
  return (
    <section className="part" aria-labelledby="facts">
      <Heading level="2" size="small" id="facts" spacing>
        {t('costBasis.overview.facts')}
      </Heading>
      <KeyValueList
        items={[
          ...(sentOutOn === null ? [] : [{ label: t('costBasis.overview.sentOutOn'), value: <LocalDate value={sentOutOn} /> }]),
          ...(remarksUntil === null ? [] : [{ label: t('costBasis.overview.remarksUntil'), value: <LocalDate value={remarksUntil} /> }]),
          ...(meeting === null ? [] : [{ label: t('costBasis.overview.meeting'), value: meeting }]),
          { label: t('costBasis.overview.threshold'), value: <Amount value={version.decisionThreshold} currency={version.currency} /> },
          { label: t('costBasis.overview.digest'), value: <code className="digest">{version.digest}</code> },
        ]}
      />
    </section>
  );
}
