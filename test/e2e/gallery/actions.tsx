import { useState } from 'react';
import { ApiProblem } from '#console/api/problem';
import { Amount } from '#console/ui/amount';
import { ConfirmAction } from '#console/ui/confirm-action';

/** What was done stands on the page, so that a test can count it. */
export function Actions() {
  const [done, setDone] = useState<readonly string[]>([]);
  const covers = [
    { label: 'Betalere', value: '98' },
    { label: 'I alt', value: <Amount value="29595937.50" currency="DKK" /> },
  ];
  const approve = async (): Promise<void> => {
    await new Promise((resolve) => window.setTimeout(resolve, 200));
    setDone((before) => [...before, 'Godkendt']);
  };
  const reject = async (reason: string): Promise<void> => {
    if (reason === 'forkert') throw new ApiProblem({ title: 'Conflict', status: 409, code: 'run-not-submitted' });
    setDone((before) => [...before, `Afvist: ${reason}`]);
  };
  return (
    <>
      <div className="actions">
        <ConfirmAction label="Godkend" title="Godkend kørslen?" covers={covers} isPrimary onConfirm={approve} />
        <ConfirmAction label="Afvis" title="Afvis kørslen?" covers={covers} reason="required" isDestructive onConfirm={reject} />
        <ConfirmAction
          label="Annullér"
          title="Annullér kørslen?"
          covers={[]}
          unavailable="Kørslen er udstedt og kan ikke annulleres. Ret den med en kreditnota."
          onConfirm={approve}
        />
      </div>
      <ul aria-label="Udført">
        {done.map((text, index) => (
          <li key={`${index}/${text}`}>{text}</li>
        ))}
      </ul>
    </>
  );
}
