import { Heading } from '@navikt/ds-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** A payer's way to its own figures and documents. */
export function OwnInvoices() {
  const { t } = useTranslation();
  return (
    <section className="part" aria-labelledby="own-invoices">
      <Heading level="2" size="small" id="own-invoices" spacing>
        {t('overview.mine.title')}
      </Heading>
      <ul className="task-list">
        <li>
          <Link className="aksel-link" to="/mine">
            {t('overview.mine.years')}
          </Link>
        </li>
        <li>
          <Link className="aksel-link" to="/dokumenter">
            {t('overview.mine.documents')}
          </Link>
        </li>
      </ul>
    </section>
  );
}
