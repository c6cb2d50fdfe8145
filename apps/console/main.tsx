import '#console/no-generated-code';
import { Provider, Theme } from '@navikt/ds-react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from '#console/api/query-client';
import { AKSEL_TEXTS } from '#console/i18n/aksel-texts';
import { startTexts, useLanguage } from '#console/i18n/texts';
import { router } from '#console/router';
import '#console/styles/console.css';

function Console() {
  return (
    <Provider locale={AKSEL_TEXTS[useLanguage()]}>
      <Theme theme="light">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Theme>
    </Provider>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
await startTexts();
createRoot(root).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
