import { Alert } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand, type CommandHeaders } from '#console/api/command';
import { ConfirmAction } from '#console/ui/confirm-action';

interface ChangeMailingProps {
  /** Of one run, or, with null, of everything. */
  readonly run: { readonly issuer: string; readonly date: string } | null;
  readonly isStopped: boolean;
  /** Why the one who looks cannot; undefined: they can. */
  readonly unavailable?: string | undefined;
  readonly onChanged: () => Promise<unknown>;
}

/** Stops mailing, or starts it again, with a reason. */
export function ChangeMailing({ run, isStopped, unavailable, onChanged }: ChangeMailingProps) {
  const { t } = useTranslation();
  const [done, setDone] = useState<'stop' | 'start' | null>(null);
  const change = isStopped ? 'start' : 'stop';
  const command = useCommand((input: { readonly change: 'stop' | 'start'; readonly reason: string }, header) => send(run, input, header), {
    onDone: async () => {
      setDone(change);
      await onChanged();
    },
  });
  return (
    <>
      <ConfirmAction
        label={t(`ui.mailing.${change}.label`)}
        title={t(`ui.mailing.${change}.title`)}
        explanation={t(`ui.mailing.${change}.explain`)}
        covers={[
          { label: t('ui.mailing.scope'), value: run === null ? t('ui.mailing.all') : t('ui.mailing.run', { run: `${run.issuer}/${run.date}` }) },
        ]}
        reason="required"
        isDestructive={!isStopped}
        unavailable={unavailable}
        onConfirm={(reason) => command.mutateAsync({ change, reason })}
      />
      <div role="status">
        {done !== null && (
          <Alert variant="success" size="small">
            {t(`ui.mailing.${done}.receipt`)}
          </Alert>
        )}
      </div>
    </>
  );
}

function send(
  run: ChangeMailingProps['run'],
  { change, reason }: { readonly change: 'stop' | 'start'; readonly reason: string },
  header: CommandHeaders,
) {
  const body = { reason };
  if (run === null) return answer(api.POST(change === 'stop' ? '/api/mailing/stop' : '/api/mailing/start', { params: { header }, body }));
  const path = change === 'stop' ? '/api/runs/{issuer}/{date}/mailing/stop' : '/api/runs/{issuer}/{date}/mailing/start';
  return answer(api.POST(path, { params: { path: run, header }, body }));
}
