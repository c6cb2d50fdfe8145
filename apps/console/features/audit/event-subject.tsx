import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { components } from '#console/api/generated/schema';
import { LocalDate } from '#console/ui/local-date';
import { RunLink } from '#console/ui/run-link';

type AuditEvent = components['schemas']['AuditEvent'];

const RUN = /^[^/~]+\/\d{4}-\d{2}-\d{2}$/;
/** What concerns no single run, document or person. */
const OF_ALL = ['e-invoices', 'reminders', 'committee'] as const;
const CHARGE_FILE = /^([^/~]+)\/charges\/(\d+)$/;
const DOCUMENT = /^[A-Z][A-Z0-9]*-\d{6,}$/;

/** What an event is about, by name, and the way there. */
export function EventSubject({ event }: { readonly event: AuditEvent }) {
  const { t } = useTranslation();
  const { subject, subjectLabel, type } = event;
  const ofAll = OF_ALL.find((known) => known === subject);
  if (ofAll !== undefined) return <span>{t(`audit.subjectOfAll.${ofAll}`)}</span>;
  if (RUN.test(subject)) {
    const [issuer, date = ''] = subject.split('/');
    return (
      <RunLink run={subject}>
        <span>
          {issuer}, <LocalDate value={date} />
        </span>
      </RunLink>
    );
  }
  const [, issuer, file] = CHARGE_FILE.exec(subject) ?? [];
  if (issuer !== undefined) {
    return (
      <Link className="aksel-link" to="/betalinger" search={{ udsteder: issuer, fane: 'bogfoering' }}>
        {t('audit.chargeFile', { issuer, file })}
      </Link>
    );
  }
  if (DOCUMENT.test(subject)) {
    return (
      <Link className="aksel-link" to="/faktura/$number" params={{ number: subject }}>
        {subject}
      </Link>
    );
  }
  if (type.startsWith('payer-change') && subjectLabel !== null) {
    return (
      <Link className="aksel-link" to="/betalere/$code" params={{ code: subject }}>
        {subjectLabel}
      </Link>
    );
  }
  return <span className="subject-text">{subjectLabel ?? subject}</span>;
}
