import type { Page } from 'playwright-core';

/**
 * Goes through the page by Tab alone and says which of what can have the focus in its main part was not reached in the order in which it is read; nothing when
 * all was, and the focus left again for what comes after.
 */
export async function unreachedByTab(page: Page): Promise<string[]> {
  const count = await page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>('main :is(a[href], button, input, select, textarea, summary, [tabindex])');
    const reachable = [...all].filter((element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility());
    reachable.forEach((element, index) => element.setAttribute('data-tab-order', String(index)));
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    getSelection()?.removeAllRanges();
    return reachable.length;
  });
  const reached: number[] = [];
  let isPast = false;
  for (let press = 0; press < count + 60 && !isPast; press += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const focused = document.activeElement;
      return {
        order: focused?.getAttribute('data-tab-order') ?? null,
        isPast: focused?.closest('footer') !== null && focused?.closest('footer') !== undefined,
      };
    });
    if (at.order !== null) reached.push(Number(at.order));
    isPast = at.isPast;
  }
  const wrong = Array.from({ length: count }, (_, index) => index).filter((index) => reached[index] !== index);
  const words = await page.evaluate(
    (orders) => orders.map((order) => document.querySelector(`[data-tab-order="${order}"]`)?.outerHTML.slice(0, 120) ?? ''),
    wrong,
  );
  if (count === 0) return ['nothing can have the focus'];
  return isPast ? words : [...words, 'the focus never came to the foot of the page'];
}
