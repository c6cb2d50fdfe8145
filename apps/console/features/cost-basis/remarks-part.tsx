import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMITTEE_TEXTS } from '#glossary/committee-texts';
import { COST_BASES, useRemarks, type Remark, type Remarks, type Version } from '#console/features/cost-basis/cost-basis-data';
import { RemarkForm } from '#console/features/cost-basis/remark-form';
import { RemarkItem } from '#console/features/cost-basis/remark-item';
import { COMMITTEE_SECTORS, REMARK_STATES, type VersionPartProps, type VersionSearch } from '#console/features/cost-basis/version-search';
import { useLanguage } from '#console/i18n/texts';
import { ExplainedUnavailable } from '#console/ui/explained-unavailable';
import { FilterBar, FilterSelect } from '#console/ui/filter-bar';
import { Empty, PageState } from '#console/ui/page-state';
import { Receipt } from '#console/ui/receipt';

/** What the committee said of a version, what was answered and promised, and the way to add to it. */
export function RemarksPart(props: VersionPartProps<Version>) {
  const remarks = useRemarks(props.version.basis);
  return <PageState query={remarks}>{(data) => <Content {...props} data={data} />}</PageState>;
}

function Content({ version, search, onChange, data }: VersionPartProps<Version> & { readonly data: Remarks }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [receipt, setReceipt] = useState<string | null>(null);
  const done = async (text: string) => {
    setReceipt(text);
    await queries.invalidateQueries({ queryKey: COST_BASES });
  };
  const all = data.items.filter((remark) => remark.version === version.number);
  const shown = all.filter((remark) => isWanted(remark, search));
  return (
    <>
      {receipt !== null && <Receipt key={receipt}>{receipt}</Receipt>}
      <WriteRemark version={version} onDone={(code) => done(t('committee.write.receipt', { code }))} />
      <div className="part">
        <RemarkFilters search={search} onChange={onChange} />
      </div>
      <p role="status" className="table-count">
        {t('committee.remarks.shown', { shown: shown.length, total: all.length })}
      </p>
      {shown.length === 0 && <Empty>{t('committee.remarks.none')}</Empty>}
      <ul className="plain-list stack" aria-label={t('committee.remarks.title')}>
        {shown.map((remark) => (
          <RemarkItem key={remark.code} remark={remark} version={version} may={data} onDone={done} />
        ))}
      </ul>
    </>
  );
}

function WriteRemark({ version, onDone }: { readonly version: Version; readonly onDone: (code: string) => unknown }) {
  const { t } = useTranslation();
  const because = version.actions.find(({ action }) => action === 'remark')?.unavailableBecause;
  if (because === 'role-missing') return null;
  if (because === null) return <RemarkForm version={version} onDone={onDone} />;
  return (
    <ExplainedUnavailable
      label={t('committee.write.start')}
      because={t('committee.write.closed', { state: t(`costBasis.state.${version.state}`) })}
    />
  );
}

function RemarkFilters({ search, onChange }: Pick<VersionPartProps<Version>, 'search' | 'onChange'>) {
  const { t } = useTranslation();
  const { sector } = COMMITTEE_TEXTS[useLanguage()];
  return (
    <FilterBar
      label={t('committee.remarks.filters')}
      isFiltered={search.fraSektor !== undefined || search.status !== undefined}
      onClear={() => onChange({ fraSektor: undefined, status: undefined })}
    >
      <FilterSelect
        label={t('committee.sector')}
        value={search.fraSektor}
        options={COMMITTEE_SECTORS.map((value) => ({ value, label: sector[value] }))}
        onChange={(value) => onChange({ fraSektor: COMMITTEE_SECTORS.find((known) => known === value) })}
      />
      <FilterSelect
        label={t('committee.remarks.status')}
        value={search.status}
        options={REMARK_STATES.map((value) => ({ value, label: t(`committee.remarks.state.${value}`) }))}
        onChange={(value) => onChange({ status: REMARK_STATES.find((known) => known === value) })}
      />
    </FilterBar>
  );
}

function isWanted({ sector, answers, followUps }: Remark, { fraSektor, status }: VersionSearch): boolean {
  if (fraSektor !== undefined && sector !== fraSektor) return false;
  if (status === undefined) return true;
  return status === 'unanswered' ? answers.length === 0 : followUps.some(({ state }) => state === status);
}
