import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

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
  for (const find of [fromEnvironment, fromDependencies, fromMachine]) {
    const executablePath = await find();
    if (executablePath === undefined) continue;
    try {
      return await chromium.launch({ executablePath, args: FLAGS });
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

async function fromEnvironment(): Promise<string | undefined> {
  return process.env.CHROMIUM_PATH;
}

async function fromDependencies(): Promise<string | undefined> {
  return process.platform === 'linux' && process.arch === 'x64' ? sparticuz.executablePath() : undefined;
}

async function fromMachine(): Promise<string | undefined> {
  return USUAL_PLACES.find((path) => existsSync(path));
}

function firstLines(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 12).join('\n  ');
}
