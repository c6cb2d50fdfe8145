import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { exitWith, ROOT, setUp } from './set-up.mjs';

const require = createRequire(import.meta.url);
const IMAGES = join(ROOT, 'docs', 'images');
const SIZE = { width: 1280, height: 860 };

/** The pages of README and guides: whose they are, where, and what is there when they can be taken. */
const PICTURES = [
  { file: 'konsol-overblik.png', person: 'Opkrævningsmedarbejder, KOMBIT', path: '/', until: (page) => page.getByText('Næste opkrævninger') },
  {
    file: 'konsol-koersel.png',
    person: 'Godkender, KOMBIT',
    path: '/koersler/KOMBIT/2025-04-01',
    until: (page) => page.getByText('Sidste år', { exact: true }).first(),
    height: 1500,
  },
  {
    file: 'konsol-godkend.png',
    person: 'Godkender, KOMBIT',
    path: '/koersler/KOMBIT/2025-04-01',
    before: (page) => page.getByRole('button', { name: 'Godkend', exact: true }).click(),
    until: (page) => page.getByRole('dialog').getByText('Fingeraftryk', { exact: true }),
  },
  {
    file: 'konsol-faktura.png',
    person: 'Revisor',
    path: '/faktura/KOMBIT-000197',
    before: async (page) => {
      await page.getByText('keys.csv').first().waitFor({ state: 'attached' });
      await page.locator('details').evaluateAll((levels) => levels.forEach((level) => level.setAttribute('open', '')));
    },
    until: (page) => page.getByText('keys.csv').first(),
    height: 1500,
  },
  {
    file: 'konsol-vores-fakturaer.png',
    person: 'Økonomimedarbejder, Københavns Kommune',
    path: '/mine',
    until: (page) => page.getByRole('table').first(),
    height: 1500,
  },
  {
    file: 'konsol-tallgrunnlag.png',
    person: 'Medlem fra kommunal sektor',
    path: '/tallgrunnlag/NHN-2024/2',
    before: inNorwegian,
    until: (page) => page.getByText('Kostnad per sektor'),
    height: 1500,
  },
  {
    file: 'konsol-bro.png',
    person: 'Medlem fra kommunal sektor',
    path: '/tallgrunnlag/NHN-2024/2?fane=bro',
    before: inNorwegian,
    until: (page) => page.getByRole('heading', { name: 'Samme bro per tjeneste, NOK' }),
    height: 1500,
  },
  {
    file: 'konsol-innspill.png',
    person: 'Sekretariatet for Teknisk beregningsutvalg',
    path: '/tallgrunnlag/NHN-2024/1?fane=innspill&fraSektor=pharmacies',
    before: inNorwegian,
    until: (page) => page.getByText('oppfylt i versjon 2').first(),
    height: 1300,
  },
  { file: 'konsol-revision.png', person: 'Revisor', path: '/revision', until: (page) => page.getByText(/hændelser fundet/) },
];

// `npm run screenshots [-- --address URL]`: takes the pictures that the README and the guides show, of an example played for them or of a demo that runs.
await exitWith(async () => {
  const { values } = parseArgs({ options: { address: { type: 'string' } } });
  await setUp({ quiet: true, temporal: true });
  const { address, stop } = values.address === undefined ? await startDemo() : { address: values.address, stop: () => undefined };
  const browser = await launchBrowser();
  try {
    for (const picture of PICTURES) {
      await take(browser, address, picture);
      process.stderr.write(`docs/images/${picture.file}\n`);
    }
  } finally {
    await browser.close();
    await stop();
  }
  return 0;
});

/** The cost basis is read in Norway. */
async function inNorwegian(page) {
  await page.getByRole('button', { name: 'Norsk bokmål' }).click();
}

async function take(browser, address, { file, person, path, before, until, height = SIZE.height }) {
  const context = await browser.newContext({
    viewport: { ...SIZE, height },
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${address}${path}`);
  await page.getByRole('link', { name: 'Log ind' }).click();
  await page.getByRole('button', { name: person }).first().click();
  await before?.(page);
  await until(page).waitFor();
  await page.evaluate('document.fonts.ready.then(() => null)');
  await page.screenshot({ path: join(IMAGES, file) });
  await context.close();
}

async function startDemo() {
  const stateDir = mkdtempSync(join(tmpdir(), 'aconto-screenshots-'));
  const env = { ...process.env, ACONTO_PROFILE: 'embedded', ACONTO_STATE_DIR: stateDir };
  const demo = spawn(process.execPath, ['dist/apps/cli/main.js', 'demo'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(demo, 'exit');
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: demo.stdout }).on('line', (line) => {
      const [, found] = /in the console: (http:\/\/localhost:\d+)/.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
    demo.once('exit', (code) => reject(new Error(`the demo ended (exit code ${code})`)));
  });
  const stop = async () => {
    demo.kill('SIGTERM');
    await ended;
    rmSync(stateDir, { recursive: true, force: true });
  };
  return { address, stop };
}

/** The Chromium named in CHROMIUM_PATH, or the one that the browser tests bring along. */
async function launchBrowser() {
  const { chromium } = require('playwright-core');
  const named = process.env.CHROMIUM_PATH;
  const executablePath = named !== undefined && existsSync(named) ? named : await require('@sparticuz/chromium').executablePath();
  return await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}
