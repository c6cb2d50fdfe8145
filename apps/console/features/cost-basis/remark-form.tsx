import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@navikt/ds-react';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { COMMITTEE_TEXTS } from '#glossary/committee-texts';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import type { Version } from '#console/features/cost-basis/cost-basis-data';
import { COMMITTEE_SECTORS } from '#console/features/cost-basis/version-search';
import { useLanguage } from '#console/i18n/texts';
import { Form, FormSelect, FormText, FormTextarea } from '#console/ui/form';
import { Failure } from '#console/ui/page-state';

interface RemarkFormProps {
  readonly version: Version;
  readonly onDone: (code: string) => unknown;
}

/** A member remarks on the version, a service or a component; the secretariat also on what was said in the meeting. */
export function RemarkForm(props: RemarkFormProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{t('committee.write.start')}</Button>;
  return <Fields {...props} onClose={() => setOpen(false)} />;
}

const KINDS = ['question', 'wish', 'statement'] as const;

function Fields({ version, onDone, onClose }: RemarkFormProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { sector: sectors } = COMMITTEE_TEXTS[useLanguage()];
  const schema = z.object({
    sector: z.enum(COMMITTEE_SECTORS, t('committee.write.error.sector')),
    about: z.string(),
    kind: z.enum(KINDS),
    text: z.string().trim().min(3, t('committee.write.error.text')).max(4_000),
    case: z.string().trim().max(20),
  });
  type Values = z.output<typeof schema>;
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { about: 'version', kind: 'question', text: '', case: '' } });
  useEffect(() => form.setFocus('sector'), [form]);
  const send = useCommand(
    ({ about, case: inCase, ...rest }: Values, headers) =>
      answer(
        api.POST('/api/cost-bases/{basis}/versions/{number}/remarks', {
          params: { path: { basis: version.basis, number: version.number }, header: headers },
          body: { ...rest, place: placeOf(about), case: inCase === '' ? null : inCase },
        }),
      ),
    {
      onDone: ({ remark }) => {
        onClose();
        return onDone(remark);
      },
    },
  );
  const about = [
    { value: 'version', label: t('committee.remarks.place.version') },
    ...version.services.map(({ code, name }) => ({ value: `service ${code}`, label: t('committee.remarks.place.service', { name }) })),
    ...version.components.map(({ code, name }) => ({ value: `component ${code}`, label: t('committee.remarks.place.component', { name }) })),
  ];
  return (
    <Form form={form} description={t('committee.write.start')} onSubmit={(values) => send.mutate(values)}>
      <FormSelect<Values>
        name="sector"
        label={t('committee.write.sector')}
        options={[{ value: '', label: t('committee.write.choose') }, ...COMMITTEE_SECTORS.map((value) => ({ value, label: sectors[value] }))]}
      />
      <FormSelect<Values> name="about" label={t('committee.write.about')} options={about} />
      <FormSelect<Values>
        name="kind"
        label={t('committee.write.kind')}
        options={KINDS.map((value) => ({ value, label: t(`committee.remarks.kind.${value}`) }))}
      />
      <FormTextarea<Values> name="text" label={t('committee.write.text')} description={t('committee.write.textHelp')} maxLength={4_000} />
      <FormText<Values> name="case" label={t('committee.write.case')} />
      {send.isError && <Failure error={send.error} />}
      <div className="actions">
        <Button loading={send.isPending}>{t('committee.write.send')}</Button>
        <Button type="button" variant="secondary" onClick={onClose}>
          {t('committee.write.giveUp')}
        </Button>
      </div>
    </Form>
  );
}

function placeOf(about: string) {
  const [of, code = ''] = about.split(' ');
  if (of === 'service') return { of, service: code } as const;
  if (of === 'component') return { of, component: code } as const;
  return { of: 'version' } as const;
}
