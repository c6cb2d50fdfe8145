import { Button } from '@navikt/ds-react';
import { useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { RowsTable } from '#console/ui/rows-table';

const FIRST = 20;

/** A table of which the first rows are shown, and all when asked for. How many there are is said. */
export function FirstRows<Row>({ rows, ...table }: ComponentProps<typeof RowsTable<Row>>) {
  const { t } = useTranslation();
  const [areAllShown, setAllShown] = useState(false);
  const hidden = areAllShown ? 0 : Math.max(0, rows.length - FIRST);
  return (
    <div className="part">
      <RowsTable {...table} rows={hidden > 0 ? rows.slice(0, FIRST) : rows} />
      {hidden > 0 && (
        <Button variant="tertiary" size="small" onClick={() => setAllShown(true)}>
          {t('imports.brought.showAll', { count: rows.length })}
        </Button>
      )}
    </div>
  );
}
