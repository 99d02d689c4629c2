import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.js';

/** What a driver of graphics remarks is no complaint about the page. */
const ofDriver = 'GL Driver Message';

/** A page that is open in a browser, and what it did that it should not have. */
export interface OpenPage {
  readonly page: Page;
  /** What it wrote to the console, and what it threw. */
  readonly complaints: readonly string[];
  /** What it asked for, but itself. */
  readonly requests: readonly string[];
}

/** Chromium, in which pages are opened as files, as readers do. */
export class Reader {
  private readonly folder = mkdtempSync(join(tmpdir(), 'signalbox-page-'));
  private files = 0;

  private constructor(private readonly browser: Browser) {}

  /** @throws Error if there is no Chromium */
  static async start(): Promise<Reader> {
    const executablePath = findChromium();
    if (executablePath === undefined) {
      throw new Error('there is no Chromium: install it, or say where one is by SIGNALBOX_CHROMIUM');
    }
    // As root, as in containers, Chromium has no sandbox of its own.
    return new Reader(await chromium.launch({ executablePath, args: ['--no-sandbox'] }));
  }

  /** Opens a page at an address within it. */
  async open(html: string, address = '#/', options: BrowserContextOptions = {}): Promise<OpenPage> {
    this.files += 1;
    const file = join(this.folder, `${this.files}.html`);
    writeFileSync(file, html);
    const page = await this.browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    const complaints: string[] = [];
    const requests: string[] = [];
    const itself = pathToFileURL(file).href;
    page.on('console', (message) => {
      if (!message.text().includes(ofDriver)) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(itself) && !url.startsWith('data:') && !url.startsWith('blob:')) requests.push(url);
    });
    await page.goto(`${itself}${address}`);
    if (options.javaScriptEnabled !== false) await page.waitForSelector('#page[data-live]');
    return { page, complaints, requests };
  }

  async end(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
