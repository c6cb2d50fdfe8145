import { Alert } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '#console/api/problem';

const KNOWN = [
  'run-in-other-state',
  'run-stale',
  'approval-digest-differs',
  'same-person',
  'role-missing',
  'run-not-open',
  'run-unknown',
  'reason-missing',
  'not-allowed',
  'csrf-token-wrong',
] as const;

/** Why a decision was refused, at the place where it was given. */
export function Refusal({ error }: { readonly error: Error | null }) {
  const { t } = useTranslation();
  if (error === null) return null;
  const code = error instanceof ApiProblem ? error.problem.code : null;
  const known = KNOWN.find((candidate) => candidate === code);
  return (
    <Alert variant="error" size="small" className="refusal">
      {known ? t(`runs.refusal.${known}`) : code === null ? t('runs.refusal.unreachable') : t('runs.refusal.other', { code })}
    </Alert>
  );
}
