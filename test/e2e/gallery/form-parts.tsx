import { Button } from '@navikt/ds-react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { Form, FormSelect, FormText, FormTextarea } from '#console/ui/form';

const OBJECTION = z.object({
  document: z.string().min(1, 'Skriv fakturaens nummer.'),
  about: z.enum(['amount', 'key'], 'Vælg, hvad indsigelsen gælder.'),
  reason: z.string().min(10, 'Skriv, hvorfor I gør indsigelse, med mindst ti tegn.'),
});

export function FormParts() {
  const [sent, setSent] = useState<string | null>(null);
  const form = useForm<z.infer<typeof OBJECTION>>({ resolver: zodResolver(OBJECTION), defaultValues: { document: '', reason: '' } });
  return (
    <>
      <Form form={form} description="Ny indsigelse" onSubmit={({ document }) => setSent(document)}>
        <FormText name="document" label="Fakturanummer" />
        <FormSelect
          name="about"
          label="Indsigelsen gælder"
          options={[
            { value: '', label: 'Vælg' },
            { value: 'amount', label: 'beløbet' },
            { value: 'key', label: 'fordelingsnøglen' },
          ]}
        />
        <FormTextarea name="reason" label="Begrundelse" maxLength={500} />
        <div>
          <Button>Send indsigelse</Button>
        </div>
      </Form>
      {sent !== null && <p role="status">Sendt: {sent}</p>}
    </>
  );
}
