import { Button } from '@navikt/ds-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '#console/ui/page';

/** A fault of ours while drawing: it stands alone, so it brings the page's main landmark along. */
export function Crashed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <main>
      <Page title={t('shell.crashed.title')} lead={t('shell.crashed.text')} narrow>
        <p className="problem-text">{error instanceof Error ? error.message : String(error)}</p>
        <Button variant="secondary" onClick={reset}>
          {t('ui.retry')}
        </Button>
      </Page>
    </main>
  );
}
