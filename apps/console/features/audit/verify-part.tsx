import { BodyLong, Button, Heading, Table } from '@navikt/ds-react';
import { CheckmarkCircleIcon, ExclamationmarkTriangleIcon, MinusCircleIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { AUDIT_TEXTS } from '#glossary/audit-texts';
import { verifyWords } from '#glossary/verify-words';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { codeWords } from '#console/features/audit/event-words';
import { useLanguage } from '#console/i18n/texts';
import { Failure, Loading } from '#console/ui/page-state';

const ICONS = { passed: CheckmarkCircleIcon, failed: ExclamationmarkTriangleIcon, 'not-made': MinusCircleIcon } as const;

/** The whole record worked out again at a click, check by check, by the verifier that an auditor runs without us. */
export function VerifyPart() {
  const { t } = useTranslation();
  const language = useLanguage();
  const texts = AUDIT_TEXTS[language];
  const verify = useCommand((_input: null) => answer(api.POST('/api/audit/verify')));
  return (
    <>
      <BodyLong spacing>{t('audit.verify.explain')}</BodyLong>
      <Button loading={verify.isPending} onClick={() => verify.mutate(null)}>
        {t('audit.verify.start')}
      </Button>
      <div aria-live="polite" className="part">
        {verify.isPending && (
          <>
            <BodyLong>{t('audit.verify.running')}</BodyLong>
            <Loading lines={6} />
          </>
        )}
        {verify.isError && <Failure error={verify.error} />}
        {verify.data && (
          <>
            <Heading level="2" size="small" spacing>
              {t(`audit.verify.verdict.${verify.data.verdict}`)}
            </Heading>
            <BodyLong spacing>{verify.data.verdict === 'failed' ? t('audit.verify.whatNow') : t('audit.verify.notShown')}</BodyLong>
          </>
        )}
      </div>
      {verify.data && (
        <div className="table-frame" tabIndex={0} role="region" aria-label={t('audit.verify.checks')}>
          <Table size="small">
            <caption className="aksel-sr-only">{t('audit.verify.checks')}</caption>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell scope="col">{t('audit.verify.check')}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t('audit.verify.outcome')}</Table.HeaderCell>
                <Table.HeaderCell scope="col" align="right">
                  {t('audit.verify.checked')}
                </Table.HeaderCell>
                <Table.HeaderCell scope="col">{t('audit.verify.found')}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {verify.data.checks.map((check) => {
                const Icon = ICONS[check.outcome];
                return (
                  <Table.Row key={check.name}>
                    <Table.HeaderCell scope="row">{texts.check[check.name]}</Table.HeaderCell>
                    <Table.DataCell>
                      <Icon aria-hidden /> {t(`audit.verify.result.${check.outcome}`)}
                    </Table.DataCell>
                    <Table.DataCell align="right">{check.checked}</Table.DataCell>
                    <Table.DataCell>
                      <ul className="plain-list">
                        {check.failures.map((failure, index) => (
                          <li key={index}>
                            {t('audit.verify.place', { file: failure.file, line: failure.line ?? '–', column: failure.column ?? '–' })}
                            <br />
                            {t('audit.verify.wasFound')} {verifyWords(failure.found, language)}
                            <br />
                            {t('audit.verify.wasExpected')} {verifyWords(failure.expected, language)}
                          </li>
                        ))}
                        {check.remarks.map((remark) => (
                          <li key={`${remark.code} ${remark.subject} ${remark.address}`}>
                            {t(`audit.verify.remark.${remark.code}`, {
                              subject: remark.subject,
                              address: remark.address ?? t('audit.verify.nobody'),
                              states: remark.states.map((state) => codeWords(t, language, { field: 'state', value: state })).join(', '),
                            })}
                          </li>
                        ))}
                      </ul>
                    </Table.DataCell>
                  </Table.Row>
                );
              })}
            </Table.Body>
          </Table>
        </div>
      )}
    </>
  );
}
