import { Button } from '@navikt/ds-react';
import { useState, type ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Form } from '#console/ui/form';
import { Failure } from '#console/ui/page-state';

interface StepFormProps<Values extends FieldValues> {
  readonly label: string;
  readonly explanation?: string;
  readonly form: UseFormReturn<Values>;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (values: Values) => unknown;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What a step has to be told: says what it does, and is sent by a button with the step's own name. */
export function StepForm<Values extends FieldValues>({
  label,
  explanation,
  form,
  isPending,
  error,
  onSubmit,
  onClose,
  children,
}: StepFormProps<Values>) {
  const { t } = useTranslation();
  return (
    <Form form={form} description={label} onSubmit={(values) => void onSubmit(values)}>
      {explanation !== undefined && <p>{explanation}</p>}
      {children}
      {error && <Failure error={error} />}
      <div className="actions">
        <Button loading={isPending}>{label}</Button>
        <Button type="button" variant="secondary" onClick={onClose}>
          {t('costBasis.step.cancel')}
        </Button>
      </div>
    </Form>
  );
}

interface OpenedProps {
  readonly label: string;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that gives way to what it opens. */
export function Opened({ label, children }: OpenedProps) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{label}</Button>;
  return children(() => setOpen(false));
}
