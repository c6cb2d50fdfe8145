import { Button } from '@navikt/ds-react';
import { ChevronLeftIcon, ChevronRightIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface PagePosition {
  /** From 1. */
  readonly page: number;
  /** Where the page starts, as the API said; none on the first. */
  readonly cursor?: string | undefined;
}

export interface Paging extends PagePosition {
  readonly size: number;
  /** Both go into the address together. */
  readonly onChange: (position: PagePosition) => void;
}

/** By cursor one can go on, and back along the way one came; whoever came by a deep link gets back to the first page. */
export function TablePaging({ paging, nextCursor }: { readonly paging: Paging; readonly nextCursor: string | null }) {
  const { t } = useTranslation();
  const [visited, setVisited] = useState<ReadonlyMap<number, string | undefined>>(new Map());
  const { page, cursor, onChange } = paging;
  if (page === 1 && nextCursor === null) return null;

  const goOn = (next: string): void => {
    setVisited(new Map(visited).set(page, cursor));
    onChange({ page: page + 1, cursor: next });
  };
  const goBack = (): void => {
    const isKnown = visited.has(page - 1);
    onChange(isKnown ? { page: page - 1, cursor: visited.get(page - 1) } : { page: 1, cursor: undefined });
  };
  const leadsToFirst = page === 2 || !visited.has(page - 1);
  return (
    <nav className="table-paging" aria-label={t('ui.table.paging')}>
      {page > 1 && (
        <Button variant="tertiary" size="small" icon={<ChevronLeftIcon aria-hidden />} onClick={goBack}>
          {leadsToFirst ? t('ui.table.first') : t('ui.table.previous')}
        </Button>
      )}
      <span aria-current="page">{t('ui.table.page', { page })}</span>
      {nextCursor !== null && (
        <Button variant="tertiary" size="small" icon={<ChevronRightIcon aria-hidden />} iconPosition="right" onClick={() => goOn(nextCursor)}>
          {t('ui.table.next')}
        </Button>
      )}
    </nav>
  );
}
