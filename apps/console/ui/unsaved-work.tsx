import { useEffect, useId, useSyncExternalStore } from 'react';

let unsaved: ReadonlyMap<string, string> = new Map();
const listeners = new Set<() => void>();

/** Says that something typed here is not saved, in the words of its form ("Begrundelse for afvisning"); `undefined` when nothing is. */
export function useUnsavedWork(description: string | undefined): void {
  const id = useId();
  useEffect(() => {
    if (description === undefined) return undefined;
    change((next) => next.set(id, description));
    window.addEventListener('beforeunload', askBeforeLeaving);
    return () => {
      window.removeEventListener('beforeunload', askBeforeLeaving);
      change((next) => next.delete(id));
    };
  }, [id, description]);
}

/** What would be lost if the page went away now. */
export function useAllUnsavedWork(): readonly string[] {
  return [...useSyncExternalStore(subscribe, () => unsaved).values()];
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function change(edit: (next: Map<string, string>) => unknown): void {
  const next = new Map(unsaved);
  edit(next);
  unsaved = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
