import { BodyShort, ErrorMessage, Label } from '@navikt/ds-react';
import { useFormContext, type FieldValues, type Path } from 'react-hook-form';

interface FormDayProps<Values extends FieldValues> {
  readonly name: Path<Values>;
  readonly label: string;
  readonly description?: string;
}

/** A day of a form, in the browser's own field: its calendar and the reader's way of writing come with it. Its value is `2024-04-02`. */
export function FormDay<Values extends FieldValues>({ name, label, description }: FormDayProps<Values>) {
  const { register, getFieldState, formState } = useFormContext<Values>();
  const error = getFieldState(name, formState).error?.message;
  const described = [description === undefined ? '' : `${name}-about`, error === undefined ? '' : `${name}-error`].filter(Boolean).join(' ');
  return (
    <div className={`aksel-form-field aksel-form-field--medium ${error === undefined ? '' : 'aksel-text-field--error'}`}>
      <Label htmlFor={name}>{label}</Label>
      {description !== undefined && (
        <BodyShort className="aksel-form-field__description" id={`${name}-about`}>
          {description}
        </BodyShort>
      )}
      <input
        id={name}
        type="date"
        className="aksel-text-field__input aksel-body-short aksel-body-short--medium"
        aria-invalid={error !== undefined}
        aria-describedby={described === '' ? undefined : described}
        {...register(name)}
      />
      {error !== undefined && (
        <div className="aksel-form-field__error" id={`${name}-error`}>
          <ErrorMessage showIcon>{error}</ErrorMessage>
        </div>
      )}
    </div>
  );
}
