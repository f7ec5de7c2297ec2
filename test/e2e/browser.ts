import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';

const INSTALLED = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
/** One process for everything is how the packaged browser is meant to run elsewhere; here it would end with its first page. */
const UNWANTED = new Set(['--single-process', '--no-zygote']);
/** Chromium refuses its sandbox to root; the pages are our own. */
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** A real browser: an installed Chrome or Chromium, else the one from npm. A string says why there is none. */
export async function openBrowser(): Promise<Browser | string> {
  const reasons: string[] = [];
  for (const find of [installed, packaged])
    try {
      const found = await find();
      if (found) return await chromium.launch({ headless: true, ...found });
    } catch (error) {
      reasons.push((error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '');
    }
  return `no browser starts on this machine (${reasons.join('; ')})`;
}

async function installed() {
  const executablePath = INSTALLED.find((path) => path && existsSync(path));
  return executablePath ? { executablePath, args: ARGS } : undefined;
}

async function packaged() {
  const { default: chrome } = await import('@sparticuz/chromium');
  const args = [...chrome.args.filter((arg) => !UNWANTED.has(arg)), ...ARGS];
  return { executablePath: await chrome.executablePath(), args };
}

/** A reader's browser profile that notes every request which leaves the paper, and every error in the console. */
export async function openReader(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext({ baseURL: origin, ...options });
  const complaints: string[] = [];
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:'))
      complaints.push(`asks another origin: ${url}`);
  });
  context.on('console', (message) => {
    // A page that is not there is asked for on purpose.
    if (message.type() === 'error' && !/status of (4\d\d)/.test(message.text()))
      complaints.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`script: ${error.error().message}`));
  return { context, complaints };
}
