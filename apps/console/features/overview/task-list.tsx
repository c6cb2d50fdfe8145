import { BodyLong, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { Task } from '#console/features/overview/overview-data';
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
  switch (task.kind) {
    case 'submit-run':
    case 'approve-run':
    case 'prepare-run-again':
      return (
        <>
          <a className="aksel-link" href={`/koersler/${task.run}`}>
            {t(`overview.task.${task.kind}`, { run: task.run })}
          </a>{' '}
          <span className="aside-text">
            {t('overview.dueOn')} <LocalDate value={task.dueOn} />
          </span>
        </>
      );
    case 'approve-payer-change':
      return (
        <a className="aksel-link" href={`/betalere/${task.payer}`}>
          {t('overview.task.approve-payer-change', { payer: task.payerName })}
        </a>
      );
    case 'look-after-mails':
      return (
        <a className="aksel-link" href="/drift">
          {t('overview.task.look-after-mails', { count: task.count, issuer: task.issuer })}
        </a>
      );
  }
}
