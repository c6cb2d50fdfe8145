import { Heading } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import type { Document } from '#console/features/documents/document-data';
import { MailStateTag } from '#console/ui/mail-state-tag';
import { useLanguage } from '#console/i18n/texts';
import { ConfirmAction } from '#console/ui/confirm-action';
import { SettleMail } from '#console/ui/settle-mail';
import { Timeline } from '#console/ui/timeline';

const UNDER_WAY = ['queued', 'claimed', 'handed-over'];

/** The document's mails, every move of each, and sending the same bytes again. */
export function MailsPart({ document, mayResend }: { readonly document: Document; readonly mayResend: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { deliveryState } = REASON_TEXTS[useLanguage()];
  const resend = useCommand(
    (reason: string, headers) =>
      answer(api.POST('/api/documents/{number}/resend', { params: { path: { number: document.number }, header: headers }, body: { reason } })),
    { onDone: () => queries.invalidateQueries({ queryKey: ['document', document.number] }) },
  );
  const isUnderWay = document.mails.some((mail) => UNDER_WAY.includes(mail.state));
  const unavailable = !mayResend
    ? t('documents.resend.notYours')
    : isUnderWay
      ? t('documents.resend.underWay')
      : document.mails.length === 0
        ? t('documents.resend.none')
        : undefined;
  return (
    <section className="part" aria-labelledby="mails">
      <Heading level="2" size="small" id="mails" spacing>
        {t('documents.mails')}
      </Heading>
      {document.mails.length === 0 && <p>{t('documents.noMails')}</p>}
      {document.mails.map((mail) => (
        <div key={mail.id} className="part">
          <p>
            {mail.address ?? t('documents.noAddress')} <MailStateTag state={mail.state} />{' '}
            {mail.reason !== null && t('documents.copyBecause', { reason: mail.reason })}
          </p>
          <Timeline
            label={t('documents.mailMoves', { address: mail.address ?? '' })}
            entries={mail.events.map((event, index) => ({
              key: String(index),
              at: event.at,
              what: event.state === 'no-address' ? t('documents.noAddress') : deliveryState[event.state],
              ...(event.person === null ? {} : { who: event.person }),
              why: event.detail ?? undefined,
            }))}
          />
          {mail.refusals.map(({ address, reply }) => (
            <p key={address}>{t('documents.mailRefusal', { address, reply })}</p>
          ))}
          {mail.reports.length > 0 && (
            <Timeline
              label={t('documents.mailReport.label', { address: mail.address ?? '' })}
              entries={mail.reports.map((report) => ({
                key: `${report.letterSha256} ${report.recipient}`,
                at: report.readAt,
                what: t(`documents.mailReport.${report.action}`, { recipient: report.recipient }),
                ...(report.reportedBy === null ? {} : { who: t('documents.mailReport.by', { host: report.reportedBy }) }),
                why: [report.status, report.diagnostic].filter((part) => part !== null).join(' '),
              }))}
            />
          )}
          {mail.state === 'unknown' && mayResend && (
            <SettleMail
              mail={mail.id}
              about={`${document.number}, ${mail.address ?? t('documents.noAddress')}`}
              onSettled={() => queries.invalidateQueries({ queryKey: ['document', document.number] })}
            />
          )}
        </div>
      ))}
      <ConfirmAction
        label={t('documents.resend.label')}
        title={t('documents.resend.title')}
        explanation={t('documents.resend.explain')}
        covers={[{ label: t('documents.number'), value: document.number }]}
        reason="required"
        unavailable={unavailable}
        onConfirm={(reason) => resend.mutateAsync(reason)}
      />
    </section>
  );
}
