// How pages look where colours are not ours: dark, forced colours, and paper.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { as, at, faults, stop } from "./lib/browser.mjs";
import { none } from "./lib/pages.mjs";
import { rolls } from "./lib/roll.mjs";

after(stop);

/** Pages with what has colours of its own: bars, tags, columns, tables, forms. */
const COLOURED = [
  ["pupil", ["/absence", "/my/log", "/my/language"]],
  ["principal", ["/absence/overview", "/absence/statistics", "/log"]],
  ["secretary", ["/people", "/people/new"]],
];

test("in forced colours nothing is lost on pages that draw or mark", async () => {
  const problems = [];
  for (const [persona, paths] of COLOURED) {
    const page = await as(persona, { forcedColors: "active" });
    for (const path of paths) {
      await page.goto(path);
      problems.push(...(await faults(page)).map((what) => `${path} in forced colours: ${what}`));
    }
    await page.context().close();
  }
  none(problems);
});

/** A start page, a roll and a folder, each opened by whoever it is made for. */
async function threePages() {
  const teacher = await as("contact-teacher");
  const roll = await as("subject-teacher");
  await roll.goto((await rolls(roll))[0]);
  return [teacher, roll, await as("pupil")];
}

for (const [name, media] of [
  ["dark colours", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }],
  ["more contrast", { contrast: "more" }],
]) {
  test(`in ${name} nothing is lost`, async () => {
    const problems = [];
    for (const page of await threePages()) {
      await page.emulateMedia(media);
      problems.push(...(await faults(page)).map((what) => `${at(page)} in ${name}: ${what}`));
      await page.context().close();
    }
    none(problems);
  });
}

test("in dark colours the page is dark", async () => {
  const page = await as("pupil");
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.emulateMedia({ colorScheme: "dark" });
  assert.notEqual(await ground(), light);
  await page.context().close();
});

test("in forced colours the chosen mark still differs from the others", async () => {
  const [, roll] = await threePages();
  await roll.emulateMedia({ forcedColors: "active" });
  const shown = await roll.locator(".roll-row").first().locator("label svg").evaluateAll((all) =>
    all.map((it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true })),
  );
  assert.equal(shown.filter(Boolean).length, 1, "one segment has the tick");
  await roll.context().close();
});

test("on paper the frame is gone, and who printed it stands there", async () => {
  const problems = [];
  for (const page of await threePages()) {
    await page.emulateMedia({ media: "print" });
    const shown = await page.evaluate(() => {
      const visible = (selector) => [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility());
      const buttons = visible("main button, main a.ds-button");
      return {
        frame: visible("header .top, header .hat, header nav, footer, .ds-skip-link, .save-bar").length,
        buttons: buttons.map((it) => it.textContent),
        head: visible(".print-head")[0]?.innerText ?? "",
      };
    });
    if (shown.frame) problems.push(`${at(page)}: ${shown.frame} parts of the frame are printed`);
    if (shown.buttons.length) problems.push(`${at(page)}: buttons are printed: ${shown.buttons}`);
    if (!/\d{2}\.11\.2026/.test(shown.head)) problems.push(`${at(page)}: nobody printed it: «${shown.head}»`);
    await page.context().close();
  }
  none(problems);
});

/** The width of a sheet of A4 without its margins. */
const SHEET = { width: 718, height: 1000 };

test("on paper nothing is cut off at the edge", async () => {
  const problems = [];
  for (const [persona, paths] of [
    ["pupil", ["/absence", "/my/log", "/my/log/lines", "/privacy/absence", "/privacy/processing"]],
    ["principal", ["/log", "/groups", "/people", "/absence/overview", "/absence/statistics", "/policy"]],
  ]) {
    const page = await as(persona, { viewport: SHEET });
    await page.emulateMedia({ media: "print" });
    for (const path of paths) {
      await page.goto(path);
      const over = await page.evaluate(() =>
        [...document.querySelectorAll("main *")]
          .filter((it) => it.checkVisibility() && it.getBoundingClientRect().right > innerWidth + 1)
          .slice(0, 3)
          .map((it) => `${it.tagName.toLowerCase()} «${it.textContent.trim().slice(0, 30)}»`),
      );
      problems.push(...over.map((what) => `${path}: ${what} is off the sheet`));
    }
    await page.context().close();
  }
  none(problems);
});

test("where motion is not wanted nothing moves", async () => {
  const page = await as("guardian", { reducedMotion: "reduce" });
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((it) => {
      const style = getComputedStyle(it);
      return [style.transitionDuration, style.animationDuration].some((all) => all.split(",").some((one) => parseFloat(one) > 0));
    }).map((it) => `${it.tagName.toLowerCase()}.${[...it.classList].join(".")}`),
  );
  await page.context().close();
  none([...new Set(moving)]);
});

test("what is folded is open on paper", async () => {
  const page = await as("pupil");
  await page.goto("/my/log");
  const folded = page.locator("main details:not([open]) > :not(summary)").first();
  assert.ok(!(await folded.isVisible()), "on the screen it is folded");
  await page.emulateMedia({ media: "print" });
  assert.ok(await folded.isVisible(), "on paper it is not");
  await page.context().close();
});
