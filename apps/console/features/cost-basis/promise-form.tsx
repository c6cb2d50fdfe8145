import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@navikt/ds-react';
import { useEffect } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { formatDate } from '#glossary/format';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import type { RespondFormProps } from '#console/features/cost-basis/answer-remark-form';
import { useMeetings, type FollowUpSign, type Meetings } from '#console/features/cost-basis/cost-basis-data';
import { useLanguage } from '#console/i18n/texts';
import { Form, FormSelect, FormText, FormTextarea } from '#console/ui/form';
import { Failure, PageState } from '#console/ui/page-state';

/** What is promised on a remark: by which role, to which meeting, and how one will see that it was kept. */
export function PromiseForm(props: RespondFormProps) {
  const meetings = useMeetings();
  return <PageState query={meetings}>{({ items }) => <Fields {...props} meetings={items} />}</PageState>;
}

const OF_VERSION = ['by-person', 'carried-result-in-bridge', 'risk-visible', 'gp-apart', 'unit-costs-over-time', 'upkeep-stated'] as const;
const OF_SERVICE = ['decisions-named', 'explained', 'quality-stated'] as const;
const SIGNS = [...OF_VERSION, ...OF_SERVICE] as const;

function Fields({ remark, version, meetings, onDone, onClose }: RespondFormProps & { readonly meetings: Meetings['items'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { code } = remark;
  const schema = z
    .object({
      promise: z.string().trim().min(3, t('committee.write.error.text')).max(4_000),
      owner: z.string().trim().min(2, t('committee.promise.error.owner')).max(200),
      dueMeeting: z.string().min(1, t('committee.promise.error.due')),
      sign: z.enum(SIGNS),
      service: z.string(),
    })
    .refine((values) => isOfVersion(values.sign) || values.service !== '', { path: ['service'], message: t('committee.promise.error.service') });
  type Values = z.output<typeof schema>;
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { promise: '', owner: '', dueMeeting: '', sign: 'by-person', service: remark.place.of === 'service' ? remark.place.service : '' },
  });
  useEffect(() => form.setFocus('promise'), [form]);
  const sign = useWatch({ control: form.control, name: 'sign' });
  const send = useCommand(
    ({ sign: wanted, service, ...body }: Values, headers) =>
      answer(
        api.POST('/api/cost-bases/{basis}/remarks/{remark}/follow-ups', {
          params: { path: { basis: version.basis, remark: code }, header: headers },
          body: { ...body, sign: signOf(wanted, service) },
        }),
      ),
    { onDone: ({ followUp }) => onDone(t('committee.promise.receipt', { code: followUp })) },
  );
  const choose = { value: '', label: t('committee.write.choose') };
  return (
    <Form form={form} description={t('committee.promise.label', { code })} onSubmit={(values) => send.mutate(values)}>
      <FormTextarea<Values> name="promise" label={t('committee.promise.text')} maxLength={4_000} />
      <FormText<Values> name="owner" label={t('committee.promise.owner')} />
      <FormSelect<Values>
        name="dueMeeting"
        label={t('committee.promise.due')}
        options={[
          choose,
          ...meetings
            .filter(({ isDropped }) => !isDropped)
            .map((meeting) => ({ value: meeting.code, label: `${meeting.number}, ${formatDate(meeting.on, language)}` })),
        ]}
      />
      <FormSelect<Values>
        name="sign"
        label={t('committee.promise.sign')}
        options={SIGNS.map((value) => ({ value, label: t(`committee.promise.signs.${value}`) }))}
      />
      {!isOfVersion(sign) && (
        <FormSelect<Values>
          name="service"
          label={t('committee.promise.service')}
          options={[choose, ...version.services.map((service) => ({ value: service.code, label: service.name }))]}
        />
      )}
      {send.isError && <Failure error={send.error} />}
      <div className="actions">
        <Button loading={send.isPending}>{t('committee.promise.send')}</Button>
        <Button type="button" variant="secondary" onClick={onClose}>
          {t('committee.write.giveUp')}
        </Button>
      </div>
    </Form>
  );
}

type Sign = (typeof SIGNS)[number];

function isOfVersion(sign: Sign): sign is (typeof OF_VERSION)[number] {
  return OF_VERSION.some((known) => known === sign);
}

function signOf(sign: Sign, service: string): FollowUpSign {
  return isOfVersion(sign) ? { sign } : { sign, service };
}
