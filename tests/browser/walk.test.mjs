// Everywhere a visitor can go by following links, as each persona and as nobody: no fault axe-core knows, no page that
// is wider than the window, no text without words, and no link to a page she may not see.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PHONE, as, faults, signIn, stop, visitor } from "./lib/browser.mjs";
import { crawl, none, translated, wrong } from "./lib/pages.mjs";

after(stop);

/** Those who can sign in at the provider, as it lists them: a new persona is walked from the day she is there. */
const PERSONAS = await personas();
/** Persona whom nothing opens for. */
const STRANGER = "stranger";

async function personas() {
  const page = await visitor();
  await page.goto("/login/demo?to=/");
  const names = await page.locator("button[name=persona]").evaluateAll((all) => all.map((it) => it.value));
  await page.context().close();
  return names;
}

async function walk(t, page) {
  const { pages, problems } = await crawl(page);
  for (const lang of ["nn", "en"]) problems.push(...(await translated(page, pages, lang)));
  t.diagnostic(`${pages.length} pages`);
  await page.context().close();
  none(problems);
}

test("the provider lists the personas", () => {
  for (const needed of ["pupil", "guardian", "contact-teacher", "principal", "secretary", "dpo", STRANGER]) {
    assert.ok(PERSONAS.includes(needed), needed);
  }
});

test("whoever is not signed in finds only pages without faults", async (t) => {
  const page = await visitor();
  await page.goto("/");
  await walk(t, page);
});

for (const persona of PERSONAS.filter((name) => name !== STRANGER)) {
  test(`as ${persona}, every page links lead to is without faults`, async (t) => {
    const page = await as(persona);
    await walk(t, page);
  });
}

test("a stranger is told so on a page without faults, and nothing opens", async (t) => {
  const page = await visitor();
  await signIn(page, STRANGER);
  const problems = await wrong(page);
  const heading = await page.locator("h1").innerText();
  await page.locator("button[popovertarget=languages]").click();
  await page.locator("#languages a[hreflang=en]").click();
  const lang = await page.locator("html").getAttribute("lang");
  if (lang !== "en") problems.push(`a stranger who asks for English gets «${lang}»`);
  await page.goto("/");
  assert.match(page.url(), /\/login\b/);
  await page.context().close();
  t.diagnostic(heading);
  none(problems);
});

test("the doors one meets before coming in are without faults", async () => {
  const page = await visitor();
  await signIn(page, "department-head");
  const problems = [];
  for (const path of ["/confirm?to=/people", "/secrecy?to=/people"]) {
    await page.goto(path);
    problems.push(...(await wrong(page)).map((what) => `${path}: ${what}`));
  }
  await page.context().close();
  none(problems);
});

test("a page that is not there says so without faults", async () => {
  const page = await as("pupil");
  const answer = await page.goto("/there/is/no/such/page");
  assert.equal(answer.status(), 404);
  const problems = await wrong(page);
  await page.context().close();
  none(problems);
});

for (const javaScriptEnabled of [true, false]) {
  test(`menu, languages and roles open and close ${javaScriptEnabled ? "with script" : "where scripts are blocked"}`, async () => {
    const problems = [];
    const page = await as("contact-teacher", { javaScriptEnabled });
    for (const id of ["languages", "hats", "menu"]) {
      if (id === "menu") await page.setViewportSize(PHONE);
      const opener = page.locator(`button[popovertarget=${id}]:visible`);
      if ((await opener.count()) === 0) continue;
      await opener.first().click();
      assert.ok(await page.locator(`#${id}`).isVisible(), `#${id} opens`);
      // axe-core waits by timers, which stand still where scripts are blocked.
      const found = javaScriptEnabled ? await faults(page) : [];
      problems.push(...found.map((what) => `#${id}: ${what}`));
      await page.keyboard.press("Escape");
      assert.ok(!(await page.locator(`#${id}`).isVisible()), `#${id} closes on Escape`);
      const back = await opener.first().evaluate((it) => it === document.activeElement);
      assert.ok(back, `focus is back on the button of #${id}`);
    }
    await page.context().close();
    none(problems);
  });
}
