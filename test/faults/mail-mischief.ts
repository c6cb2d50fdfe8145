import type { SinkBehaviour, SinkEvent, SinkStep } from './smtp-sink';

/** Ways in which a mail server misbehaves, each at any step where it makes sense. */
export const MISCHIEF = ['temporary', 'permanent', 'drop', 'accept-then-drop', 'greylist', 'slow', 'silence', 'accept-then-silence'] as const;
export type Mischief = (typeof MISCHIEF)[number];

const STEPS: readonly SinkStep[] = ['connect', 'mail', 'rcpt', 'data', 'end'];

/**
 * A mail server's mischief drawn from a seed: one step in so many (`oneIn`) goes wrong in one of the ways named. Greylisting turns every recipient away once; a
 * permanent refusal is given to recipients and messages only, because at the greeting it would refuse them all.
 */
export function mailMischief(random: () => number, kinds: readonly Mischief[], oneIn: number): (event: SinkEvent) => SinkBehaviour | null {
  const seen = new Set<string>();
  return ({ step, about }) => {
    if (kinds.includes('greylist') && step === 'rcpt' && !seen.has(about)) {
      seen.add(about);
      return { do: 'answer', line: '451 4.7.1 greylisted, try again' };
    }
    if (!STEPS.includes(step) || random() * oneIn >= 1) return null;
    const kind = kinds[Math.floor(random() * kinds.length)];
    switch (kind) {
      case 'temporary':
        return { do: 'answer', line: step === 'connect' ? '421 4.3.2 closing' : '450 4.2.1 not now' };
      case 'permanent':
        return step === 'rcpt' || step === 'end' ? { do: 'answer', line: '550 5.1.1 refused' } : null;
      case 'drop':
        return { do: 'drop' };
      case 'accept-then-drop':
        return step === 'end' ? { do: 'store-then-drop' } : null;
      case 'silence':
        return { do: 'silence' };
      case 'accept-then-silence':
        return step === 'end' ? { do: 'store-then-silence' } : null;
      case 'slow':
        return step === 'end' ? { do: 'store-then-slowly' } : null;
      default:
        return null;
    }
  };
}
