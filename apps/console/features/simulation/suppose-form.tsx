import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@navikt/ds-react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { amountFromWire } from '#glossary/wire-amount';
import type { Programme } from '#console/features/simulation/simulation-data';
import { KeyFile } from '#console/features/simulation/key-file';
import { KEY_FILE, type SimulationSearch } from '#console/features/simulation/simulation-route';
import { useLanguage } from '#console/i18n/texts';
import { amountToWire } from '#console/ui/amount-text';
import { Form, FormSelect, FormText } from '#console/ui/form';

interface SupposeFormProps {
  readonly programmes: readonly Programme[];
  readonly search: SimulationSearch;
  readonly keyFile: File | null;
  readonly onKeyFile: (file: File | null) => void;
  readonly onSuppose: (search: Partial<SimulationSearch>) => void;
}

const AMOUNT_IS = ['budget', 'udgift'] as const;

/** What is to be supposed: another amount, another version of the key, or both. Sending it only changes the address. */
export function SupposeForm({ programmes, search, keyFile, onKeyFile, onSuppose }: SupposeFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const schema = z
    .object({
      program: z.string().min(1),
      aar: z
        .string()
        .trim()
        .regex(/^(19|20|21)\d{2}$/, t('simulation.error.year')),
      beloebEr: z.enum(AMOUNT_IS),
      beloeb: z
        .string()
        .trim()
        .refine((text) => text === '' || amountToWire(text, language) !== null, t('simulation.error.amount')),
      noegle: z.string(),
    })
    .refine((values) => values.noegle !== KEY_FILE || keyFile !== null, { path: ['noegle'], message: t('simulation.error.keyFile') })
    .refine((values) => values.beloeb !== '' || values.noegle !== '', { path: ['beloeb'], message: t('simulation.error.nothing') });
  type Values = z.output<typeof schema>;
  const amount = search.budget ?? search.udgift;
  const [first] = programmes;
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: {
      program: search.program ?? first?.code ?? '',
      aar: String(search.aar ?? first?.budgets[0]?.year ?? ''),
      beloebEr: search.udgift === undefined ? 'budget' : 'udgift',
      beloeb: amount === undefined ? '' : amountFromWire(amount, language),
      noegle: search.noegle ?? '',
    },
  });
  const [program, noegle] = useWatch({ control: form.control, name: ['program', 'noegle'] });
  const chosen = programmes.find((programme) => programme.code === program);
  const submit = (values: Values) => {
    const { aar, beloebEr, beloeb, noegle } = values;
    const wire = beloeb === '' ? undefined : (amountToWire(beloeb, language) ?? undefined);
    onSuppose({
      program: values.program,
      aar: Number(aar),
      budget: beloebEr === 'budget' ? wire : undefined,
      udgift: beloebEr === 'udgift' ? wire : undefined,
      noegle: noegle === '' ? undefined : noegle,
    });
    form.reset(values);
  };
  return (
    <Form form={form} description={t('simulation.title')} onSubmit={submit}>
      <FormSelect<Values>
        name="program"
        label={t('simulation.programme')}
        options={programmes.map((programme) => ({ value: programme.code, label: programme.name }))}
      />
      <FormText<Values> name="aar" label={t('simulation.year')} />
      <FormText<Values> name="beloeb" label={t('simulation.amount')} description={t('simulation.amountHelp')} />
      <FormSelect<Values>
        name="beloebEr"
        label={t('simulation.amountIs')}
        description={t('simulation.amountIsHelp')}
        options={AMOUNT_IS.map((kind) => ({ value: kind, label: t(`simulation.amountKind.${kind}`) }))}
      />
      <FormSelect<Values>
        name="noegle"
        label={t('simulation.key')}
        options={[
          { value: '', label: t('simulation.keyAsIs') },
          ...(chosen?.keys ?? []).map(({ key, version }) => ({ value: `${key}/${version}`, label: t('simulation.keyVersion', { key, version }) })),
          { value: KEY_FILE, label: t('simulation.keyOfFile') },
        ]}
      />
      {noegle === KEY_FILE && <KeyFile file={keyFile} onChange={onKeyFile} />}
      <div>
        <Button>{t('simulation.show')}</Button>
      </div>
    </Form>
  );
}
