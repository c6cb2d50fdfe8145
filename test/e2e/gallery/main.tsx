import '#console/no-generated-code';
import { Heading, Provider, Theme } from '@navikt/ds-react';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from '#console/api/query-client';
import { AKSEL_TEXTS } from '#console/i18n/aksel-texts';
import { startTexts, useLanguage } from '#console/i18n/texts';
import '#console/styles/console.css';
import { Actions } from '#e2e/gallery/actions';
import { Charts } from '#e2e/gallery/charts';
import { FormParts } from '#e2e/gallery/form-parts';
import { SmallParts } from '#e2e/gallery/small-parts';
import { Tables } from '#e2e/gallery/tables';

/** Every part of the console's `ui/` on one page, with made-up content: for the browser tests, not in the product. */
function Gallery() {
  return (
    <Provider locale={AKSEL_TEXTS[useLanguage()]}>
      <Theme theme="light">
        <QueryClientProvider client={queryClient}>
          <main className="shell-main">
            <Heading level="1" size="large">
              Dele
            </Heading>
            <Section title="Små dele">
              <SmallParts />
            </Section>
            <Section title="Handlinger">
              <Actions />
            </Section>
            <Section title="Tabeller">
              <Tables />
            </Section>
            <Section title="Diagrammer">
              <Charts />
            </Section>
            <Section title="Formularer">
              <FormParts />
            </Section>
          </main>
        </QueryClientProvider>
      </Theme>
    </Provider>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="part">
      <Heading level="2" size="medium" spacing>
        {title}
      </Heading>
      {children}
    </section>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
await startTexts();
createRoot(root).render(
  <StrictMode>
    <Gallery />
  </StrictMode>,
);
