import { BodyShort, ErrorMessage, Label } from '@navikt/ds-react';
import { useId, useState } from 'react';

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

/** While a year is typed it is 0002, then 0020: no day that anybody means. */
const EARLIEST = '1900-01-01';

/**
 * A day, in the browser's own field: its calendar and the reader's way of writing come with it. What is being typed is its own; others are told of whole
 * days, and what they say meanwhile does not disturb whoever types.
 */
export function DayField({ label, description, value, onChange, id: givenId, error }: DayFieldProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    if (document.activeElement?.id !== id) setTyped(value);
  }
  const type = (day: string): void => {
    setTyped(day);
    if (day === '' || day >= EARLIEST) onChange(day);
  };
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
        value={typed}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyped(value)}
      />
      {error !== undefined && (
        <ErrorMessage size="small" id={`${id}-error`}>
          {error}
        </ErrorMessage>
      )}
    </div>
  );
}
