/**
 * Keeps the keyboard's place. What had the focus may go away: a button that is busy gets the focus back when it can be used again; for what is gone, the
 * open dialog's title takes it, or else the page's. Whoever clicks beside everything has let go of it. Answers with what ends this.
 */
export function keepFocus(): () => void {
  let held: HTMLElement | null = null;
  const noteFocus = (event: FocusEvent): void => {
    held = event.target instanceof HTMLElement ? event.target : null;
  };
  const letGo = (): void => {
    held = null;
  };
  const observer = new MutationObserver(() => {
    if (held === null || document.activeElement !== document.body) return;
    if (held.isConnected) {
      if (!held.matches(':disabled')) held.focus({ preventScroll: true });
      return;
    }
    const place = document.querySelector<HTMLElement>('dialog[open] :is(h1, h2)') ?? document.querySelector<HTMLElement>('h1');
    if (place === null) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  });
  document.addEventListener('focusin', noteFocus);
  document.addEventListener('pointerdown', letGo);
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled', 'open'] });
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', noteFocus);
    document.removeEventListener('pointerdown', letGo);
  };
}
