// Pictures for the docs, taken by hand from a running demonstration that is fresh:
//   RANSEL_ADDRESS=http://127.0.0.1:8080 node pictures.mjs
// start.png is the picture in the README: a teacher's start page, and the roll on her phone.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PHONE, as, browser, stop } from "./lib/browser.mjs";
import { segment } from "./lib/roll.mjs";

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "../../docs/pictures");
mkdirSync(FOLDER, { recursive: true });
const keep = (name, bytes) => writeFileSync(join(FOLDER, name), bytes);

/** A page as it is on a screen of that size. */
async function shot(persona, viewport, prepare) {
  const page = await as(persona, { viewport, deviceScaleFactor: 1, reducedMotion: "reduce" });
  await prepare(page);
  await page.evaluate(() => document.fonts.ready);
  const bytes = await page.screenshot();
  await page.context().close();
  return bytes;
}

/** The lesson that is due, or else the first whose roll can be opened, with two absent and one late. */
async function fill(page) {
  const due = page.locator("ul.lessons a[href$='/roll']").first();
  if ((await due.count()) === 0) await page.goto("/absence/day?day=2026-11-18");
  await due.click();
  for (const [i, mark] of [[1, "absent"], [3, "late"], [6, "absent"]]) await segment(page, i, mark).click();
}

/** Two pictures side by side on a page of their own, 1280 px wide. */
async function together(wide, phone) {
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  const data = (bytes) => `data:image/png;base64,${bytes.toString("base64")}`;
  await page.setContent(`<body style="margin:0;background:#e9eef4;display:flex;gap:32px;padding:32px;box-sizing:border-box;
      height:720px;align-items:center">
    <img src="${data(wide)}" style="width:868px;border-radius:8px;box-shadow:0 2px 16px #0003" alt="">
    <img src="${data(phone)}" style="width:300px;border-radius:20px;box-shadow:0 2px 16px #0004" alt=""></body>`);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  const bytes = await page.screenshot();
  await context.close();
  return bytes;
}

const DESK = { width: 1280, height: 900 };
const start = await shot("subject-teacher", DESK, async () => {});
const roll = await shot("subject-teacher", PHONE, fill);
keep("start.png", await together(start, roll));
keep("roll.png", roll);
keep("log.png", await shot("pupil", DESK, (page) => page.goto("/my/log")));
keep("overview.png", await shot("contact-teacher", DESK, (page) => page.goto("/absence/overview")));
await stop();
