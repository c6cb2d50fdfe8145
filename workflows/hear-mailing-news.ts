import { setHandler } from '@temporalio/workflow';
import { mailingStarted } from '#workflows/run-messages';
import type { MailingNews } from '#workflows/try-until-taken';

/** Hears, for the whole life of a workflow, that mailing was started again. */
export function hearMailingNews(): MailingNews {
  const news = { startedCount: 0 };
  setHandler(mailingStarted, () => {
    news.startedCount += 1;
  });
  return news;
}
