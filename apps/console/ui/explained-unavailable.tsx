import { Button } from '@navikt/ds-react';
import { useId } from 'react';

interface ExplainedUnavailableProps {
  readonly label: string;
  /** A sentence: "Kørslen er udstedt og kan ikke annulleres." */
  readonly because: string;
}

/** An action that cannot be done now. It keeps its place and the focus, does nothing, and says why. */
export function ExplainedUnavailable({ label, because }: ExplainedUnavailableProps) {
  const reasonId = useId();
  return (
    <div className="unavailable">
      <Button variant="secondary" data-color="neutral" aria-disabled aria-describedby={reasonId} className="unavailable-button">
        {label}
      </Button>
      <p id={reasonId} className="unavailable-reason">
        {because}
      </p>
    </div>
  );
}
