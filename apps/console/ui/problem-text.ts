import { useTranslation } from 'react-i18next';
import { ApiProblem } from '#console/api/problem';
import { DANISH } from '#console/locales/da';

type KnownCode = keyof typeof DANISH.problem;

/** What went wrong as a sentence in the reader's language: by the API's code, or that there was no answer. */
export function useProblemText(error: Error): string {
  const { t } = useTranslation();
  if (!(error instanceof ApiProblem)) return t('ui.unreachable');
  const { code } = error.problem;
  return isKnown(code) ? t(`problem.${code}`) : t('ui.refused');
}

function isKnown(code: string): code is KnownCode {
  return code in DANISH.problem;
}
