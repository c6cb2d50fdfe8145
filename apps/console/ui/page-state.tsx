import { BodyLong, Button, Heading, Skeleton } from '@navikt/ds-react';
import { ArrowCirclepathIcon, ExclamationmarkTriangleIcon, PadlockLockedIcon } from '@navikt/aksel-icons';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, isStatus } from '#console/api/problem';
import { queryClient } from '#console/api/query-client';
import { useProblemText } from '#console/ui/problem-text';

interface PageStateProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** What the data look like; called only when there are data. */
  readonly children: (data: Data) => ReactNode;
  readonly isEmpty?: (data: Data) => boolean;
  readonly empty?: ReactNode;
  /** How many lines the skeleton shows; about as many as the content will have. */
  readonly lines?: number;
}

/** Draws every state of what was asked of the API: loading, failed with a way to try again, forbidden, empty, full. */
export function PageState<Data>({ query, children, isEmpty, empty, lines = 4 }: PageStateProps<Data>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return isEmpty?.(query.data) ? <Empty>{empty ?? t('ui.empty')}</Empty> : children(query.data);
  if (query.isError) return <Failure error={query.error} isRetrying={query.isFetching} onRetry={() => void query.refetch()} />;
  return <Loading lines={lines} />;
}

export function Loading({ lines = 4 }: { readonly lines?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" className="state-loading">
      <span className="aksel-sr-only">{t('ui.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} variant="text" width={`${90 - (line % 3) * 12}%`} />
      ))}
    </div>
  );
}

export function Empty({ children }: { readonly children: ReactNode }) {
  return <BodyLong className="state-empty">{children}</BodyLong>;
}

interface FailureProps {
  readonly error: Error;
  readonly isRetrying?: boolean;
  readonly onRetry?: () => void;
}

/** Why something could not be shown, or, where there is nothing to retry, was not done. */
export function Failure({ error, isRetrying = false, onRetry }: FailureProps) {
  const { t } = useTranslation();
  const sentence = useProblemText(error);
  const isForbidden = isStatus(error, 403);
  const Icon = isForbidden ? PadlockLockedIcon : ExclamationmarkTriangleIcon;
  return (
    <section className="state-failure" role="alert">
      <Icon aria-hidden fontSize="1.75rem" />
      <div>
        <Heading level="2" size="small">
          {isForbidden ? t('ui.forbiddenTitle') : onRetry ? t('ui.problemTitle') : t('ui.notDoneTitle')}
        </Heading>
        <BodyLong>{sentence}</BodyLong>
        {error instanceof ApiProblem && (
          <BodyLong size="small">{t('ui.problemReference', { code: error.problem.code, reference: error.problem.instance ?? '–' })}</BodyLong>
        )}
        {isStatus(error, 412) && (
          <Button
            variant="secondary"
            size="small"
            className="state-retry"
            icon={<ArrowCirclepathIcon aria-hidden />}
            onClick={() => void queryClient.invalidateQueries()}
          >
            {t('ui.readAgain')}
          </Button>
        )}
        {onRetry && !isForbidden && (
          <Button
            variant="secondary"
            size="small"
            className="state-retry"
            loading={isRetrying}
            icon={<ArrowCirclepathIcon aria-hidden />}
            onClick={onRetry}
          >
            {t('ui.retry')}
          </Button>
        )}
      </div>
    </section>
  );
}
