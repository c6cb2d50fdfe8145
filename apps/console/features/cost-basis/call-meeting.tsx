import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { COST_BASES } from '#console/features/cost-basis/cost-basis-data';
import { meetingTimeFields, meetingTimeOf } from '#console/features/cost-basis/meeting-time-fields';
import { Form, FormDay, FormText } from '#console/ui/form';
import { Failure } from '#console/ui/page-state';
import { Receipt } from '#console/ui/receipt';

/** The secretariat enters a meeting in the committee's calendar. */
export function CallMeeting() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [state, setState] = useState<'closed' | 'open' | 'done'>('closed');
  const done = async () => {
    setState('done');
    await queries.invalidateQueries({ queryKey: COST_BASES });
  };
  return (
    <>
      {state === 'done' && <Receipt>{t('committee.call.receipt')}</Receipt>}
      {state === 'open' ? (
        <Fields onDone={done} onClose={() => setState('closed')} />
      ) : (
        <Button className="part-files" onClick={() => setState('open')}>
          {t('committee.call.start')}
        </Button>
      )}
    </>
  );
}

function Fields({ onDone, onClose }: { readonly onDone: () => unknown; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const filled = (longest: number) => z.string().trim().min(1, t('committee.call.error.text')).max(longest);
  const schema = z.object({
    code: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9-]{1,32}$/, t('committee.call.error.code')),
    number: filled(20),
    ...meetingTimeFields(t),
    basisYear: z.string().regex(/^(19|20|21)\d{2}$/, t('committee.call.error.year')),
  });
  type Values = z.output<typeof schema>;
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { code: '', number: '', on: '', startsAt: '', durationMinutes: '180', place: 'Teams', basisYear: '' },
  });
  useEffect(() => form.setFocus('code'), [form]);
  const send = useCommand(
    ({ basisYear, ...rest }: Values, headers) =>
      answer(
        api.POST('/api/committee/meetings', {
          params: { header: headers },
          body: { ...rest, ...meetingTimeOf(rest), basisYear: Number(basisYear) },
        }),
      ),
    { onDone },
  );
  return (
    <Form form={form} description={t('committee.call.start')} onSubmit={(values) => send.mutate(values)}>
      <FormText<Values> name="code" label={t('committee.call.code')} description={t('committee.call.codeHelp')} />
      <FormText<Values> name="number" label={t('committee.call.number')} />
      <FormDay<Values> name="on" label={t('committee.call.date')} />
      <FormText<Values> name="startsAt" label={t('committee.call.time')} description={t('committee.call.timeHelp')} />
      <FormText<Values> name="durationMinutes" label={t('committee.call.duration')} />
      <FormText<Values> name="place" label={t('committee.call.place')} />
      <FormText<Values> name="basisYear" label={t('committee.call.year')} />
      {send.isError && <Failure error={send.error} />}
      <div className="actions">
        <Button loading={send.isPending}>{t('committee.call.send')}</Button>
        <Button type="button" variant="secondary" onClick={onClose}>
          {t('committee.call.giveUp')}
        </Button>
      </div>
    </Form>
  );
}
