import { Alert } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { ApiUnreachable } from '#console/api/problem';
import { useProblemText } from '#console/ui/problem-text';

/** Why a decision was refused, at the place where it was given. */
export function Refusal({ error }: { readonly error: Error | null }) {
  return error === null ? null : <Refused error={error} />;
}

function Refused({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  const sentence = useProblemText(error);
  return (
    <Alert variant="error" size="small" className="refusal">
      {error instanceof ApiUnreachable ? t('runs.unanswered') : sentence}
    </Alert>
  );
}
