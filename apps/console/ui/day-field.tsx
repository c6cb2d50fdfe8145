import { BodyShort, Label } from '@navikt/ds-react';
import { useId } from 'react';

interface DayFieldProps {
  readonly label: string;
  readonly description?: string;
  /** `2024-04-02`; empty when none is chosen. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** A day, in the browser's own field: its calendar and the reader's way of writing come with it. */
export function DayField({ label, description, value, onChange }: DayFieldProps) {
  const id = useId();
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
        aria-describedby={description === undefined ? undefined : `${id}-about`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
