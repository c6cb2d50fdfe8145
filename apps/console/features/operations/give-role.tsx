import { zodResolver } from '@hookform/resolvers/zod';
import { BodyLong, Button } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import type { PersonSheet, Role } from '#console/features/operations/operations-data';
import { ROLES } from '#console/features/operations/roles';
import { Form, FormDay, FormSelect } from '#console/ui/form';
import { Failure } from '#console/ui/page-state';

interface GiveRoleProps {
  readonly person: PersonSheet;
  readonly etag: string;
}

/** Gives the person a role from a day on; the receipt stands where the form was. */
export function GiveRole(props: GiveRoleProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [isGiven, setGiven] = useState(false);
  if (isOpen) {
    return (
      <GiveForm
        {...props}
        onClose={(given) => {
          setGiven(given);
          setOpen(false);
        }}
      />
    );
  }
  return (
    <>
      {isGiven && (
        <BodyLong role="status" spacing>
          {t('operations.give.done')}
        </BodyLong>
      )}
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t('operations.give.open')}
      </Button>
    </>
  );
}

function GiveForm({ person, etag, onClose }: GiveRoleProps & { readonly onClose: (given: boolean) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const schema = z
    .object({
      role: z.enum(ROLES, t('operations.give.error.role')),
      place: z.string(),
      from: z.iso.date(t('operations.give.error.from')),
      until: z.union([z.literal(''), z.iso.date()]),
    })
    .refine(({ role, place }) => placesOf(person, role).includes('whole') || place !== '', {
      path: ['place'],
      message: t('operations.give.error.place'),
    })
    .refine(({ from, until }) => until === '' || until > from, { path: ['until'], message: t('operations.give.error.until') });
  type Values = z.input<typeof schema>;
  const form = useForm<Values, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { place: '', from: new Date().toISOString().slice(0, 10), until: '' },
  });
  const give = useCommand(
    (body: { readonly role: Role; readonly scope: string; readonly validFrom: string; readonly validUntil: string | null }, headers) =>
      answer(api.POST('/api/people/{person}/roles', { params: { path: { person: person.id }, header: { ...headers, 'If-Match': etag } }, body })),
    {
      onDone: async () => {
        await Promise.all([queries.invalidateQueries({ queryKey: ['person'] }), queries.invalidateQueries({ queryKey: ['people'] })]);
        onClose(true);
      },
    },
  );
  const chosen = useWatch({ control: form.control, name: 'role' });
  const role = ROLES.find((candidate) => candidate === chosen);
  const places = role === undefined ? [] : placesOf(person, role);
  const kind = places.find((place) => place !== 'whole');
  return (
    <Form
      form={form}
      description={t('operations.give.title')}
      onSubmit={({ role: given, place, from, until }) =>
        give.mutate({
          role: given,
          scope: placesOf(person, given).some((kind) => kind !== 'whole') ? place : '',
          validFrom: from,
          validUntil: until === '' ? null : until,
        })
      }
    >
      <FormSelect<Values>
        name="role"
        label={t('operations.person.role')}
        options={[{ value: '', label: t('operations.give.choose') }, ...ROLES.map((value) => ({ value, label: t(`shell.role.${value}`) }))]}
      />
      {kind !== undefined && (
        <FormSelect<Values>
          name="place"
          label={t(`operations.give.place.${kind}`)}
          options={[
            { value: '', label: places.includes('whole') ? t('operations.person.everywhere') : t('operations.give.choose') },
            ...person.places[kind].map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
          ]}
        />
      )}
      <FormDay<Values> name="from" label={t('operations.person.from')} />
      <FormDay<Values> name="until" label={t('operations.person.until')} description={t('operations.give.untilHelp')} />
      {give.isError && <Failure error={give.error} />}
      <div className="filters">
        <Button loading={give.isPending}>{t('operations.give.give')}</Button>
        <Button type="button" variant="secondary" onClick={() => onClose(false)}>
          {t('ui.confirm.cancel')}
        </Button>
      </div>
    </Form>
  );
}

/** Where the role may be held. */
function placesOf({ rolePlaces }: PersonSheet, role: Role): PersonSheet['rolePlaces'][number]['places'] {
  return rolePlaces.find((row) => row.role === role)?.places ?? [];
}
