// The browser, and signing in. One browser for a file of tests; every visitor gets a context of her own, so no
// cookie passes from one to another.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const BASE = process.env.RANSEL_ADDRESS ?? "http://127.0.0.1:8080";
/** The demonstration's day; its clock starts there at 10.05 and runs. */
export const TODAY = "2026-11-19";
export const WIDE = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };
/** 1280 px at 400 per cent. */
export const NARROW = { width: 320, height: 640 };

export const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let running;

/** Debian's Chromium, started once. */
export async function browser() {
  running ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  return running;
}

export async function stop() {
  const it = await running;
  running = undefined;
  await it?.close();
}

/** A context; whatever the browser complains about is kept in `page.complaints`. */
export async function visitor(options = {}) {
  const context = await (await browser()).newContext({ viewport: WIDE, locale: "nb-NO", baseURL: BASE, ...options });
  context.setDefaultTimeout(15_000);
  return heard(await context.newPage());
}

/** The page, with whatever the browser complains about kept in `complaints`. */
export function heard(page) {
  page.complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error") page.complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => page.complaints.push(`script: ${error.message}`));
  return page;
}

/** Signs in with the demonstration's provider, and stops wherever that leads. */
export async function signIn(page, persona, { to = "/", confirm = false } = {}) {
  await page.goto(`/login/demo?${confirm ? "confirm=yes&" : ""}to=${encodeURIComponent(to)}`);
  await page.locator(`button[name=persona][value="${persona}"]`).click();
  // A click does not wait for what the page needs to look like itself.
  await page.waitForURL((url) => !url.pathname.startsWith("/demo-idp/"));
}

/** Signs in all the way: confirms and declares secrecy where that is asked for. */
export async function comeIn(page, persona, { to = "/", confirm = true } = {}) {
  await signIn(page, persona, { to });
  if (confirm) await signIn(page, persona, { to, confirm: true });
  if (new URL(page.url()).pathname === "/secrecy") {
    await page.locator("input[name=accept]").check();
    await page.locator("main form button[type=submit]").click();
  }
  return page;
}

/** Sessions that are open, by persona, for all files of tests against one demonstration: signing in takes six pages. */
const OPEN = join(tmpdir(), `ransel-browser-${BASE.replace(/\W+/g, "-")}.json`);
/** A confirmation lasts a quarter of an hour. */
const OPEN_FOR = 8 * 60_000;

function open() {
  try {
    return JSON.parse(readFileSync(OPEN, "utf8"));
  } catch {
    return {};
  }
}

/** A page in a session that is open already, if there is one. */
async function again(persona, options) {
  const known = open()[persona];
  if (!known || Date.now() - known.at > OPEN_FOR) return undefined;
  const page = await visitor({ ...options, storageState: known.state });
  await page.goto("/");
  if (!/^\/(login|confirm|secrecy)/.test(at(page))) return page;
  await page.context().close();
  return undefined;
}

/** A visitor who is signed in. What the provider's page made the browser complain about is looked at elsewhere. */
export async function as(persona, options = {}) {
  let page = await again(persona, options);
  if (!page) {
    page = await comeIn(await visitor(options), persona);
    const state = await page.context().storageState();
    writeFileSync(OPEN, JSON.stringify({ ...open(), [persona]: { at: Date.now(), state } }), { mode: 0o600 });
  }
  page.complaints.length = 0;
  return page;
}

/** What axe-core finds, one line each. */
export async function faults(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate((runOnly) => globalThis.axe.run({ runOnly, resultTypes: ["violations"] }), RULES);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).slice(0, 3).join(" | ")}`);
}

/** The address without host. */
export const at = (page) => page.url().replace(BASE, "");
