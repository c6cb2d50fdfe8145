import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { isWorthRetrying } from '#console/api/problem';

/** Headers of a command; pass them on to the client's `headers`. */
export interface CommandHeaders {
  readonly 'Idempotency-Key': string;
}

interface Intent {
  readonly inputText: string;
  readonly key: string;
}

/**
 * A command to the API. One intent of the user has one idempotency key: it is kept over retries, double clicks and "try again" after no answer,
 * and it is a new one when the input changed, when the API did it, and when the API refused it (the user then decides anew).
 */
export function useCommand<Input, Answer>(
  send: (input: Input, headers: CommandHeaders) => Promise<Answer>,
  { onDone }: { readonly onDone?: (answer: Answer) => unknown } = {},
): UseMutationResult<Answer, Error, Input> {
  const intent = useRef<Intent | null>(null);
  const underWay = useRef<Promise<Answer> | null>(null);

  const keyFor = (input: Input): string => {
    const inputText = JSON.stringify({ input });
    if (intent.current?.inputText !== inputText) intent.current = { inputText, key: crypto.randomUUID() };
    return intent.current.key;
  };

  return useMutation({
    mutationFn: (input: Input) => {
      underWay.current ??= send(input, { 'Idempotency-Key': keyFor(input) }).finally(() => {
        underWay.current = null;
      });
      return underWay.current;
    },
    onSuccess: (answered) => {
      intent.current = null;
      return onDone?.(answered);
    },
    onError: (error) => {
      if (!isWorthRetrying(error)) intent.current = null;
    },
  });
}
