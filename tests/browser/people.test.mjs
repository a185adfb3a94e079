// People and one another: a guardian reports, a teacher sees that and not why, the pupil sees who looked, and whoever
// has nothing to do with her cannot even tell that she is there.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { TODAY, as, at, comeIn, signIn, stop, visitor } from "./lib/browser.mjs";
import { none, wrong } from "./lib/pages.mjs";
import { rolls, row } from "./lib/roll.mjs";

after(stop);

/** The pupil all of this is about, and her contact teacher; personas' names stay the same for ever. */
const GIVEN = "Nora";
const LISTED = "Solvang Lie, Nora";
const TEACHER = "Berit Fjellheim";
/** Words no page but one may show. */
const REASON = `Hosteblomst ${randomUUID().slice(0, 8)}`;
const YESTERDAY = "2026-11-18";

const html = (page) => page.evaluate(() => document.documentElement.outerHTML);

/** The id of the pupil, from her own page. */
async function idOfPupil() {
  const page = await as("pupil");
  const link = await page.locator("main a[href*='/people/']").first().getAttribute("href");
  await page.context().close();
  return /[0-9a-f-]{36}/.exec(link)[0];
}

test("a guardian reports absence, is told who will see what before sending, and gets a page that proves it", async () => {
  const page = await as("guardian");
  const id = await idOfPupil();
  await page.goto(`/absence/pupils/${id}/report`);
  // First with what is needed left out: the page comes back with what was typed.
  await page.locator("#reason").fill(REASON);
  await page.locator("#from").fill(YESTERDAY);
  const send = page.locator("main form button[data-variant=primary]");
  await send.click();
  assert.match(await page.title(), /^Feil: /);
  assert.equal(await page.locator("#reason").inputValue(), REASON, "nothing typed is lost");
  const summary = page.locator(".ds-error-summary");
  assert.equal(await summary.getAttribute("role"), "alert");
  none(await wrong(page));
  await summary.locator("a").first().click();
  const field = await page.evaluate(() => document.activeElement.id || location.hash);
  assert.match(field, /cause/, "the summary leads to the field");
  await page.locator("input[name=cause][value=self-declared]").check();
  assert.ok(await page.locator("main form .ds-alert").isVisible(), "who will see it stands before the button");
  await Promise.all([page.waitForURL(/\/reports\/[0-9a-f-]{36}$/), send.click()]);
  const done = await html(page);
  assert.ok(!done.includes(REASON), "the proof does not repeat the reason");
  assert.ok(!(await page.title()).includes(GIVEN));
  none(await wrong(page));
  await page.context().close();
});

test("her teachers see that it is reported, and nothing of why", async () => {
  for (const persona of ["contact-teacher", "subject-teacher"]) {
    const page = await as(persona);
    const of = (await rolls(page)).filter((roll) => [TODAY, YESTERDAY].some((day) => roll.includes(day)));
    let i = -1;
    for (const href of of) {
      await page.goto(href);
      const names = await page.locator(".roll-row [data-name]").allInnerTexts();
      i = names.findIndex((name) => name.trim() === LISTED);
      if (i >= 0) break;
    }
    assert.ok(i >= 0, `${LISTED} is in a roll of ${persona}`);
    assert.equal(await row(page, i).locator(".roll-name .ds-tag").count(), 1, "the row has its tag");
    assert.ok(!(await html(page)).includes("Hosteblomst"), "the roll does not say why");
    await page.context().close();
  }
});

test("why is opened only behind a confirmation, and by the contact teacher alone", async () => {
  const confirmed = await as("contact-teacher");
  await confirmed.goto("/absence/reports");
  assert.ok(!(await html(confirmed)).includes("Hosteblomst"), "the list does not say why");
  const opened = confirmed.locator("main a[href*='/absence/reports/']").last();
  const href = await opened.getAttribute("href");

  const page = await visitor();
  await signIn(page, "contact-teacher", { to: href });
  assert.equal(new URL(page.url()).pathname, "/confirm", "the door comes before the page");
  assert.ok(!(await html(page)).includes("Hosteblomst"), "nothing is open yet");
  none(await wrong(page));
  await page.locator("main a[data-variant=primary]").click();
  await page.locator('button[name=persona][value="contact-teacher"]').click();
  await page.waitForURL((url) => url.pathname === href);
  assert.ok((await html(page)).includes(REASON), "after it, straight to what was asked for");
  await page.context().close();
  await confirmed.context().close();

  for (const persona of ["subject-teacher", "principal", "secretary"]) {
    const other = await as(persona);
    const answer = await other.goto(href);
    assert.ok(answer.status() === 404 || answer.status() === 403, `${persona} gets ${answer.status()}`);
    assert.ok(!(await html(other)).includes("Hosteblomst"), persona);
    await other.context().close();
  }
});

test("the pupil sees in her log who opened it, and not what it said", async () => {
  const page = await as("pupil");
  await page.goto("/my/log");
  const main = page.locator("main");
  assert.ok((await main.innerText()).includes(TEACHER));
  for (const path of ["/my/log", "/my/log/lines"]) {
    await page.goto(path);
    assert.ok(!(await html(page)).includes("Hosteblomst"), path);
    none(await wrong(page));
  }
  await page.context().close();
});

test("whoever has nothing to do with a pupil gets the very page of somebody who does not exist", async () => {
  const pupil = await idOfPupil();
  const nobody = randomUUID();
  const paths = ["/people/ID", "/people/ID/record", "/people/ID/log", "/absence/pupils/ID", "/absence/pupils/ID/report"];
  for (const persona of ["other-teacher", "other-principal", "guardian-none", "pupil-young", "accountable-head", "it"]) {
    const page = await as(persona);
    for (const path of paths) {
      const answers = [];
      for (const id of [pupil, nobody]) {
        const answer = await page.request.get(path.replace("ID", id));
        answers.push(`${answer.status()} ${answer.url()} ${await answer.text()}`.replaceAll(id, "ID"));
      }
      assert.equal(answers[0], answers[1], `${persona} at ${path}`);
      assert.match(answers[0], /^404 /, `${persona} at ${path}`);
    }
    await page.context().close();
  }
});

test("who is new on the staff declares secrecy before anything opens", async (t) => {
  const page = await visitor();
  await signIn(page, "department-head");
  await signIn(page, "department-head", { confirm: true, to: "/privacy" });
  await page.goto("/my/log");
  if (new URL(page.url()).pathname !== "/secrecy") return t.skip("she has declared it on this demonstration before");
  page.complaints.length = 0;
  none(await wrong(page));
  await page.locator("main form button[type=submit]").click();
  assert.match(await page.title(), /^Feil: /, "without the tick it comes back");
  await page.goto("/my/log");
  assert.equal(new URL(page.url()).pathname, "/secrecy", "and nothing is open");
  await page.locator("input[name=accept]").check();
  await Promise.all([page.waitForURL(/\/my\/log/), page.locator("main form button[type=submit]").click()]);
  await page.context().close();
  return undefined;
});

test("the language one chooses stays", async () => {
  const page = await as("guardian");
  for (const lang of ["nn", "en", "nb"]) {
    await page.locator("button[popovertarget=languages]").click();
    await page.locator(`#languages a[hreflang=${lang}]`).click();
    assert.equal(await page.locator("html").getAttribute("lang"), lang);
    await page.goto("/my/log");
    assert.equal(await page.locator("html").getAttribute("lang"), lang, "on the next page too");
  }
  await page.context().close();
});

test("one can sign out, and then nothing opens", async () => {
  const page = await comeIn(await visitor(), "guardian");
  await page.locator("header form[action='/logout'] button:visible").click();
  await page.goto("/my/log");
  assert.match(at(page), /^\/login/);
  await page.context().close();
});
