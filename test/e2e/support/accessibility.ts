import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds against WCAG 2.2 A and AA and its best practices, one line a finding with the first elements it concerns. */
export async function axeViolations(page: Page): Promise<string[]> {
  await settle(page);
  // By the debugger's way in, because the page's own policy lets no script in that is not the site's.
  await page.evaluate(AXE);
  const results = await page.evaluate(
    `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(RULES)} }, resultTypes: ['violations'] })`,
  );
  const { violations } = results as AxeResults;
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes
        .slice(0, 3)
        .map((node) => node.html.slice(0, 160))
        .join(' | ')})`,
  );
}

/** Half way between two colours everything is too pale: what moves is looked at when it has come to rest. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished),
    ),
  );
}

export async function expectNoAxeViolations(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
}

/** Whether the page itself, not a frame inside it, has to be scrolled sideways. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** What makes a page wider than its window, by its class and text; nothing when it need not be scrolled sideways. */
export async function widerThanPage(page: Page): Promise<string[]> {
  if (!(await scrollsSideways(page))) return [];
  return page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter(
        (element) =>
          element.getBoundingClientRect().right > document.documentElement.clientWidth && element.closest('.table-scroll, .table-frame') === null,
      )
      .map((element) => `${element.tagName} ${element.className}: ${element.textContent.slice(0, 60)}`),
  );
}

/** Looked at wide and narrow: axe finds nothing, and the page itself need not be scrolled sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoAxeViolations(page);
    expect(await widerThanPage(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}
