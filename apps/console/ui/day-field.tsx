import { BodyShort, ErrorMessage, Label } from '@navikt/ds-react';
import { useId } from 'react';

interface DayFieldProps {
  readonly label: string;
  readonly description?: string;
  /** `2024-04-02`; empty when none is chosen. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  /** In a form: the field's own name, for whoever leads to it, and what is wrong with it. */
  readonly id?: string;
  readonly error?: string | undefined;
}

/** A day, in the browser's own field: its calendar and the reader's way of writing come with it. */
export function DayField({ label, description, value, onChange, id: givenId, error }: DayFieldProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const about = [description === undefined ? [] : `${id}-about`, error === undefined ? [] : `${id}-error`].flat().join(' ');
  return (
    <div className="aksel-form-field aksel-form-field--small">
      <Label size="small" htmlFor={id}>
        {label}
      </Label>
      {description !== undefined && (
        <BodyShort size="small" className="aksel-form-field__description" id={`${id}-about`}>
          {description}
        </BodyShort>
      )}
      <input
        id={id}
        type="date"
        className="aksel-text-field__input aksel-body-short aksel-body-short--small"
        aria-describedby={about === '' ? undefined : about}
        aria-invalid={error !== undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {error !== undefined && (
        <ErrorMessage size="small" id={`${id}-error`}>
          {error}
        </ErrorMessage>
      )}
    </div>
  );
}
