import { zodResolver } from '@hookform/resolvers/zod';
import { BodyLong, Button } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { CHANGEABLE, type Payer } from '#console/features/payers/payer-data';
import { Form, FormSelect, FormText, FormTextarea } from '#console/ui/form';
import { Failure } from '#console/ui/page-state';
import { LANGUAGES } from '#glossary/language';

interface ProposeChangeProps {
  readonly payer: Payer;
  /** Of the payer as it is shown. */
  readonly etag: string;
}

/** Proposes a change; the receipt says that another person must approve it. */
export function ProposeChange({ payer, etag }: ProposeChangeProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [isProposed, setProposed] = useState(false);
  if (!isOpen) {
    return (
      <>
        {isProposed && (
          <BodyLong role="status" spacing>
            {t('payers.change.proposed')}
          </BodyLong>
        )}
        <Button variant="secondary" onClick={() => setOpen(true)}>
          {t('payers.change.propose')}
        </Button>
      </>
    );
  }
  const close = (proposed: boolean) => {
    setProposed(proposed);
    setOpen(false);
  };
  return <ProposeForm payer={payer} etag={etag} onClose={close} />;
}

function ProposeForm({ payer, etag, onClose }: ProposeChangeProps & { readonly onClose: (proposed: boolean) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { details } = payer;
  const schema = z.object({
    name: z.string().trim().min(1, t('payers.error.name')).max(200),
    ean: z.union([
      z.literal(''),
      z
        .string()
        .trim()
        .regex(/^\d{13}$/, t('payers.error.ean')),
    ]),
    street: z.string().trim().max(200),
    postcode: z.string().trim().max(20),
    city: z.string().trim().max(100),
    email: z.string().refine((text) => addressesIn(text).every((address) => z.email().safeParse(address).success), t('payers.error.email')),
    language: z.enum(LANGUAGES),
    reason: z.string().trim().min(3, t('payers.error.reason')).max(2_000),
  });
  type Values = z.output<typeof schema>;
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: {
      ...{ name: details.name, language: details.language, reason: '' },
      ...{
        ean: details.ean ?? '',
        street: details.street ?? '',
        postcode: details.postcode ?? '',
        city: details.city ?? '',
        email: details.email ?? '',
      },
    },
  });
  const [isUnchanged, setUnchanged] = useState(false);
  const propose = useCommand(
    (body: { change: Partial<Payer['details']>; reason: string }, headers) =>
      answer(api.POST('/api/payers/{code}/changes', { params: { path: { code: payer.code }, header: { ...headers, 'If-Match': etag } }, body })),
    {
      onDone: async () => {
        await queries.invalidateQueries({ queryKey: ['payer'] });
        onClose(true);
      },
    },
  );
  const submit = ({ reason, ...values }: Values) => {
    const wanted = { ...values, ean: orNull(values.ean), street: orNull(values.street), postcode: orNull(values.postcode) };
    const all = { ...wanted, city: orNull(values.city), email: orNull(addressesIn(values.email).join(', ')) };
    const change = Object.fromEntries(CHANGEABLE.filter((field) => all[field] !== details[field]).map((field) => [field, all[field]]));
    setUnchanged(Object.keys(change).length === 0);
    if (Object.keys(change).length > 0) propose.mutate({ change, reason });
  };
  return (
    <Form form={form} description={t('payers.change.propose')} onSubmit={submit}>
      <FormText<Values> name="name" label={t('payers.field.name')} />
      <FormText<Values> name="ean" label={t('payers.field.ean')} description={t('payers.eanHelp')} />
      <FormText<Values> name="street" label={t('payers.field.street')} />
      <FormText<Values> name="postcode" label={t('payers.field.postcode')} />
      <FormText<Values> name="city" label={t('payers.field.city')} />
      <FormText<Values> name="email" label={t('payers.field.email')} description={t('payers.emailHelp')} />
      <FormSelect<Values>
        name="language"
        label={t('payers.field.language')}
        options={LANGUAGES.map((language) => ({ value: language, label: t(`payers.languages.${language}`) }))}
      />
      <FormTextarea<Values> name="reason" label={t('payers.change.reason')} description={t('payers.change.reasonHelp')} maxLength={2_000} />
      {isUnchanged && (
        <BodyLong role="alert" className="problem-text">
          {t('payers.error.unchanged')}
        </BodyLong>
      )}
      {propose.isError && <Failure error={propose.error} />}
      <div className="filters">
        <Button loading={propose.isPending}>{t('payers.change.send')}</Button>
        <Button type="button" variant="secondary" onClick={() => onClose(false)}>
          {t('payers.change.giveUp')}
        </Button>
      </div>
    </Form>
  );
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** As they are typed: parted by commas, semicolons or blanks. */
function addressesIn(text: string): string[] {
  return text.split(/[,;\s]+/).filter((part) => part !== '');
}
