import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { bundledChromium, type Chromium } from '#e2e/support/bundled-chromium';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const USUAL_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * A real Chromium: the one at CHROMIUM_PATH, or the one that came with the dependencies, or one that the machine has. When none of them starts,
 * the test fails and says what to install; it never passes for want of a browser.
 */
export async function launchBrowser(): Promise<Browser> {
  const tried: string[] = [];
  for (const { executablePath, env } of [...fromEnvironment(), ...(await bundledChromium()), ...fromMachine()]) {
    try {
      return await chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, ...env } });
    } catch (error) {
      tried.push(`${executablePath}: ${firstLines(error)}`);
    }
  }
  throw new Error(
    [
      'No Chromium starts here, so the console cannot be tested.',
      'Install one (Debian, Ubuntu: apt-get install chromium) or name it in CHROMIUM_PATH.',
      ...tried,
    ].join('\n'),
  );
}

function fromEnvironment(): readonly Chromium[] {
  const named = process.env.CHROMIUM_PATH;
  return named === undefined ? [] : [{ executablePath: named, env: {} }];
}

function fromMachine(): readonly Chromium[] {
  return USUAL_PLACES.filter((path) => existsSync(path)).map((executablePath) => ({ executablePath, env: {} }));
}

function firstLines(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 12).join('\n  ');
}
