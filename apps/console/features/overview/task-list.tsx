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
    case 'decide-reversal':
      return (
        <Link className="aksel-link" to="/betalinger" search={{ udsteder: task.issuer, fane: 'rykkere' }}>
          {t('overview.task.decide-reversal', { payer: task.payerName, issuer: task.issuer })}
        </Link>
      );
    case 'confirm-payments':
      return (
        <Link className="aksel-link" to="/betalinger" search={{ udsteder: task.issuer }}>
          {t('overview.task.confirm-payments', { count: task.count, issuer: task.issuer })}
        </Link>
      );
    case 'record-receipt':
    case 'sign-off':
      return <HandOverTask task={task} />;
    case 'look-after-mails':
      return (
        <Link className="aksel-link" to="/dokumenter" search={{ mail: task.state }}>
          {t('overview.task.look-after-mails', { count: task.count, issuer: task.issuer, state: mailWords(task.state) })}
        </Link>
      );
  }
}

/** Of a run on its page, of what reminders charge among the payments. */
function HandOverTask({ task }: { readonly task: Extract<Task, { kind: 'record-receipt' | 'sign-off' }> }) {
  const { t } = useTranslation();
  const { kind, issuer, run, file } = task;
  if (run === null)
    return (
      <Link className="aksel-link" to="/betalinger" search={{ udsteder: issuer, fane: 'bogfoering' }}>
        {t(`overview.task.${kind}`, { what: t('overview.chargeFile', { issuer, file }) })}
      </Link>
    );
  const [, date = ''] = run.split('/');
  return (
    <Link className="aksel-link" to="/koersler/$issuer/$date" params={{ issuer, date }} search={{ fane: 'bogfoering' }}>
      {t(`overview.task.${kind}`, { what: run })}
    </Link>
  );
}
