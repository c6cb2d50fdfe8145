import { Button } from '@navikt/ds-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Form } from '#console/ui/form';
import { Failure } from '#console/ui/page-state';

interface StepFormProps<Values extends FieldValues> {
  readonly label: string;
  readonly explanation?: string;
  readonly form: UseFormReturn<Values>;
  /** What sending it does. */
  readonly command: { readonly isPending: boolean; readonly error: Error | null; readonly mutate: (values: Values) => unknown };
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What a step has to be told: says what it does, and is sent by a button with the step's own name. */
export function StepForm<Values extends FieldValues>({ label, explanation, form, command, onClose, children }: StepFormProps<Values>) {
  const { t } = useTranslation();
  const group = useRef<HTMLDivElement>(null);
  // It stands where its button was: the focus goes on in it.
  useEffect(() => (group.current?.querySelector<HTMLElement>('input, select, textarea') ?? group.current)?.focus(), []);
  return (
    <div ref={group} role="group" aria-label={label} tabIndex={-1}>
      <Form form={form} description={label} onSubmit={(values) => void command.mutate(values)}>
        {explanation !== undefined && <p>{explanation}</p>}
        {children}
        {command.error && <Failure error={command.error} />}
        <div className="actions">
          <Button loading={command.isPending}>{label}</Button>
          <Button type="button" variant="secondary" onClick={onClose}>
            {t('costBasis.step.cancel')}
          </Button>
        </div>
      </Form>
    </div>
  );
}

interface OpenedProps {
  readonly label: string;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that gives way to what it opens, and has the focus again when that is given up. */
export function Opened({ label, children }: OpenedProps) {
  const [state, setState] = useState<'untouched' | 'open' | 'given-up'>('untouched');
  if (state === 'open') return children(() => setState('given-up'));
  return (
    <Button autoFocus={state === 'given-up'} onClick={() => setState('open')}>
      {label}
    </Button>
  );
}
