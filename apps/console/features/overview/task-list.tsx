import { BodyLong, Heading } from '@navikt/ds-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import type { Task } from '#console/features/overview/overview-data';
import { RunLink } from '#console/ui/run-link';
import { useLanguage } from '#console/i18n/texts';
import { LocalDate } from '#console/ui/local-date';

/** What waits for the one who looks, each with the way to it. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="tasks">
      <Heading level="2" size="small" id="tasks" spacing>
        {t('overview.tasks')}
      </Heading>
      {tasks.length === 0 && <BodyLong>{t('overview.noTasks')}</BodyLong>}
      <ul className="task-list">
        {tasks.map((task) => (
          <li key={JSON.stringify(task)}>
            <TaskRow task={task} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function TaskRow({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const { deliveryState } = REASON_TEXTS[useLanguage()];
  const mailWords = (state: keyof typeof deliveryState | 'no-address') => (state === 'no-address' ? t('overview.noAddress') : deliveryState[state]);
  switch (task.kind) {
    case 'submit-run':
    case 'approve-run':
    case 'prepare-run-again':
      return (
        <>
          <RunLink run={task.run}>{t(`overview.task.${task.kind}`, { run: task.run })}</RunLink>{' '}
          <span className="aside-text">
            {t('overview.dueOn')} <LocalDate value={task.dueOn} />
          </span>
        </>
      );
    case 'approve-payer-change':
      return (
        <Link className="aksel-link" to="/betalere/$code" params={{ code: task.payer }}>
          {t('overview.task.approve-payer-change', { payer: task.payerName })}
        </Link>
      );
    case 'answer-objection':
      return (
        <>
          <Link className="aksel-link" to="/faktura/$number" params={{ number: task.document }}>
            {t('overview.task.answer-objection', { payer: task.payerName, document: task.document })}
          </Link>{' '}
          <span className="aside-text">
            {t('overview.answerBy')} <LocalDate value={task.dueOn} />
            {task.isLate && `: ${t('overview.isLate')}`}
          </span>
        </>
      );
    case 'approve-reminders':
      return (
        <Link className="aksel-link" to="/betalinger" search={{ udsteder: task.issuer, fane: 'rykkere' }}>
          {t('overview.task.approve-reminders', { issuer: task.issuer })}
        </Link>
      );
    case 'confirm-payments':
      return (
        <Link className="aksel-link" to="/betalinger" search={{ udsteder: task.issuer }}>
          {t('overview.task.confirm-payments', { count: task.count, issuer: task.issuer })}
        </Link>
      );
    case 'look-after-mails':
      return (
        <Link className="aksel-link" to="/dokumenter" search={{ mail: task.state }}>
          {t('overview.task.look-after-mails', { count: task.count, issuer: task.issuer, state: mailWords(task.state) })}
        </Link>
      );
  }
}
