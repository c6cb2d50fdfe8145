import { CloudSlashIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { useReachability } from '#console/api/reachability';

/** The live region is always there, so that its filling is announced. */
export function UnreachableBanner() {
  const { t } = useTranslation();
  const isReachable = useReachability();
  return (
    <div role="status" className="unreachable">
      {!isReachable && (
        <div className="shell-width unreachable-row">
          <CloudSlashIcon aria-hidden fontSize="1.5rem" />
          <p>
            <strong>{t('shell.unreachable.title')}.</strong> {t('shell.unreachable.text')}
          </p>
        </div>
      )}
    </div>
  );
}
