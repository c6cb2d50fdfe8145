import { useSyncExternalStore } from 'react';

let isReachable = true;
const listeners = new Set<() => void>();

/** Told by the client after each request; the banner of the shell reads it. */
export function noteReachability(next: boolean): void {
  if (isReachable === next) return;
  isReachable = next;
  for (const listener of listeners) listener();
}

/** Whether the last request got any answer, and the browser believes it has a network. */
export function useReachability(): boolean {
  return useSyncExternalStore(subscribe, () => isReachable && navigator.onLine);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
