import { BodyLong, Heading } from '@navikt/ds-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isFirstPage } from '#console/ui/page-changes';

interface PageProps {
  readonly title: string;
  /** One or two sentences under the title. */
  readonly lead?: ReactNode;
  /** What stands beside the title: a state, an action. */
  readonly beside?: ReactNode;
  readonly narrow?: boolean;
  readonly children?: ReactNode;
}

/**
 * What every page is: a title that is its `h1` and the window's title. Coming from another page, the focus goes to the `h1`, so that a screen
 * reader says where one is now and the next tab is the first thing on the page.
 */
export function Page({ title, lead, beside, narrow = false, children }: PageProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${title} – ${t('shell.product')}`;
  }, [title, t]);

  useEffect(() => {
    if (!isFirstPage()) heading.current?.focus();
  }, []);

  return (
    <article className={narrow ? 'page page-narrow' : 'page'}>
      <header className="page-head">
        <Heading ref={heading} level="1" size="large" tabIndex={-1} className="page-title">
          {title}
        </Heading>
        {beside}
        {lead !== undefined && <BodyLong className="page-lead">{lead}</BodyLong>}
      </header>
      {children}
    </article>
  );
}
