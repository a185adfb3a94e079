// Everywhere a visitor can go by following links, as each persona and as nobody: no fault axe-core knows, no page that
// is wider than the window, no text without words, and no link to a page she may not see.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { PHONE, as, at, comeIn, faults, signIn, stop, visitor } from "./lib/browser.mjs";
import { WRONG, badlyTold, send } from "./lib/forms.mjs";
import { crawl, none, translated, wrong } from "./lib/pages.mjs";

after(stop);

/** Those who can sign in at the provider, as it lists them: a new persona is walked from the day she is there. */
const PERSONAS = await personas();
/** Persona whom nothing opens for. */
const STRANGER = "stranger";
/** The forms the walks came by: persona → form → where it stands. Each is sent wrongly by one persona. */
const FORMS = new Map();

async function personas() {
  const page = await visitor();
  await page.goto("/login/demo?to=/");
  const names = await page.locator("button[name=persona]").evaluateAll((all) => all.map((it) => it.value));
  await page.context().close();
  return names;
}

async function walk(t, page, persona) {
  const { pages, forms, problems } = await crawl(page);
  const known = [...FORMS.values()].flatMap((of) => [...of.keys()]);
  if (persona) FORMS.set(persona, new Map([...forms].filter(([form]) => !known.includes(form))));
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

describe("every page links lead to is without faults", { concurrency: 2 }, () => {
  for (const persona of PERSONAS.filter((name) => name !== STRANGER)) {
    test(`as ${persona}`, async (t) => {
      const page = await as(persona);
      await walk(t, page, persona);
    });
  }
});

// After the walks: what is sent may well be kept.
test("every form, filled in wrongly, comes back and says so without faults", async (t) => {
  const problems = [];
  let sent = 0;
  for (const [persona, forms] of FORMS) {
    if (forms.size === 0) continue;
    const page = await as(persona);
    for (const [form, href] of forms) {
      for (const how of Object.keys(WRONG)) {
        await page.goto(href);
        page.complaints.length = 0;
        const status = await send(page, form, how);
        if (status === undefined) continue;
        sent += 1;
        page.complaints.length = 0;
        const here = `${form.split(" ")[0]}, ${how}, as ${persona}`;
        if (status >= 500) problems.push(`${here}: answers ${status}`);
        problems.push(...(await badlyTold(page)).map((what) => `${here}: ${what}`));
        problems.push(...(await wrong(page)).map((what) => `${here}: ${what}`));
      }
    }
    await page.context().close();
  }
  t.diagnostic(`${sent} forms sent`);
  assert.ok(sent > 20, `${sent} forms`);
  none(problems);
});

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

test("a session that is over leads to the sign-in page, and back, without faults", async () => {
  const page = await comeIn(await visitor(), "guardian");
  await page.goto("/my/contact");
  await page.context().clearCookies();
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(/\/login/);
  const problems = await wrong(page);
  await page.goto("/my/log");
  assert.match(at(page), /^\/login\?to=%2Fmy%2Flog$/);
  await page.context().close();
  none(problems);
});

test("a form that is too old, and one nobody sent before, are told so without faults", async () => {
  const page = await as("guardian");
  const problems = [];
  for (const csrf of ["too-old", ""]) {
    await page.goto("/my/contact");
    await page.locator("main form input[name=csrf]").evaluate((it, value) => { it.value = value; }, csrf);
    const [answer] = await Promise.all([page.waitForNavigation(), page.locator("main form button[type=submit]").click()]);
    assert.equal(answer.status(), 400);
    page.complaints.length = 0;
    problems.push(...(await wrong(page)));
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
