// A whole class takes a survey in browsers of its own, which are killed, as the server is; the teacher reads it, a colleague
// is let in and out, and on its day it is gone. With a demonstration of its own: RANSEL_PROGRAM is the program to start.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { PHONE, WIDE, comeIn, faults } from "./lib/browser.mjs";
import { Demonstration, PATIENCE, Room, accept, feideNames, inTurn, signIn } from "./lib/class.mjs";

const PROGRAM = process.env.RANSEL_PROGRAM;
const [CLOSES, DELETED, DAY_AFTER] = ["2026-11-27", "2026-12-04", "2026-12-05"];
const BROWSERS = 4;
const NEED = "Vi skal følge opp klassen sammen.";

const demonstration = PROGRAM && new Demonstration(PROGRAM);
let staff, teacher, colleague, survey, pupils;

after(async () => {
  await staff?.close();
  await demonstration?.remove();
});

/** The steps are one story: after one that fails there is nothing to look at in the next. */
let failed = false;
const step = (name, run) =>
  test(name, { skip: !PROGRAM && "RANSEL_PROGRAM is not set", timeout: 600_000 }, async (t) => {
    if (failed) return t.skip("an earlier step failed");
    try {
      await run(t);
    } catch (error) {
      failed = true;
      throw error;
    }
    return undefined;
  });

/** A member of staff who has come in to the survey. */
async function comesTo(persona) {
  const page = await staff.visitor({ viewport: WIDE, baseURL: demonstration.address });
  await comeIn(page, persona, { to: "/survey" });
  if (page.url().includes("/my/attributes/")) await accept(page);
  assert.equal(new URL(page.url()).pathname, "/survey");
  return page;
}

/** Sends a form by the button it has. */
async function send(page, action) {
  const saved = page.waitForURL(/[?&]saved=/);
  await Promise.all([saved, page.locator(`form[action="${action}"] button[type=submit]`).click()]);
}

const main = (page) => page.locator("main").innerText();

/** What a pupil answers, by her seat: an option, two or three who sit near her, and some write. Nobody chooses the last. */
function answerOf(seat) {
  return ({ number, type }) => {
    if (type === "radio") return [String(1 + ((seat + number) % 4))];
    if (type === "textarea") return pupils[seat].words;
    const near = [1, 2, 5].slice(0, 2 + (seat % 2)).map((far) => (seat + far + number) % (pupils.length - 1));
    return near.map((other) => pupils[other].id).sort();
  };
}

/** Looks at a page as a pupil has it on a phone. */
const looked = [];
async function looks(name, page) {
  if (looked.includes(name)) return;
  looked.push(name);
  assert.deepEqual(await faults(page), [], name);
}

/** What a pupil has been shown to be kept of her answers to the questions of one sort, by their numbers. */
const kept = (pupil, sort) => [...pupil.kept].filter(([, { type }]) => type === sort).map(([number, it]) => [number, it.given]);

step("a teacher makes a survey of her class of 28", async () => {
  await demonstration.start();
  staff = await Room.open();
  teacher = await comesTo("contact-teacher");
  await teacher.goto("/survey/new");
  await teacher.locator("main a[href*='class=']").click();
  await teacher.locator("input[name=mode][value=preventive]").check();
  const listed = await teacher.locator("input[name=pupils]").evaluateAll((all) =>
    all.map((it) => ({ id: it.value, listed: it.labels[0].textContent })),
  );
  await teacher.locator("input[name=closes]").fill(CLOSES);
  await teacher.locator("input[name=delete]").fill(DELETED);
  await send(teacher, "/survey/new");
  survey = new URL(teacher.url()).pathname;
  const said = await main(teacher);
  assert.ok(said.includes("Elevene kan svare nå.") && said.includes("0 av 28"), said);
  const names = await feideNames(demonstration);
  await teacher.goto("/login/demo?to=/survey");
  const nora = await teacher.locator("button[name=persona][value=pupil]").innerText();
  pupils = listed.map((pupil, seat) => {
    const [family, given] = pupil.listed.split(", ");
    const name = `${given} ${family}`;
    return {
      ...pupil, name, userName: name === nora ? "pupil" : names.get(pupil.id), answer: answerOf(seat),
      words: seat % 3 ? "" : `Vi er ${seat + 3} som spiller kort i friminuttet, bak kantina ved tre-${seat}-benken.`,
      kept: new Map(), complaints: [], signIns: 0, cutOff: [], stood: 0,
    };
  });
  assert.equal(pupils.length, 28);
  assert.ok(pupils.every((pupil) => pupil.userName) && pupils.some((pupil) => pupil.userName === "pupil"));
});

step("all 28 take it, four at a time, while two browsers and the server are killed", async (t) => {
  const began = Date.now();
  const rows = Array.from({ length: BROWSERS }, (_, row) => pupils.slice(row * 7, row * 7 + 7));
  const [between, sending, meanwhile] = [rows[0][2], rows[1][3], rows[2][3]];
  between.cut = { at: 5, how: (room) => room.kill() };
  sending.cut = {
    at: 6,
    how: (room, page) => page.on("request", (request) => request.method() === "POST" && room.kill()),
  };
  meanwhile.cut = { at: 5, how: () => demonstration.crash() };
  rows[0][0].looks = looks;
  const size = (row) => (row % 2 ? { viewport: WIDE } : { viewport: PHONE, isMobile: true, hasTouch: true });
  await Promise.all(rows.map((row, i) => inTurn(demonstration, survey, row, size(i))));
  assert.ok(pupils.every((pupil) => pupil.done && pupil.kept.size === 8));
  const lost = pupils.filter((pupil) => pupil.cutOff.includes("browser"));
  assert.deepEqual(lost.map((pupil) => pupil.name), [between.name, sending.name]);
  assert.ok(lost.every((pupil) => pupil.signIns >= 2), "they have signed in again");
  assert.ok(between.stood >= 4 && sending.stood >= 5, "and all of it stood there");
  assert.equal(demonstration.kills, 1);
  assert.deepEqual(meanwhile.cutOff, ["server"]);
  assert.ok(meanwhile.stood >= 4, "all of it stood there");
  assert.equal(meanwhile.signIns, 1, "and a session outlives a server");
  const cut = pupils.filter((pupil) => pupil.cutOff.length);
  t.diagnostic(`${cut.length} pupils were cut off: ${cut.flatMap((pupil) => pupil.cutOff)}; ${Math.round((Date.now() - began) / 1000)} s`);
  assert.deepEqual(pupils.flatMap((pupil) => pupil.complaints), []);
  assert.deepEqual(looked, ["acceptance", "radio", "checkbox", "textarea", "done"]);
});

step("what a pupil wrote is shown to her when she has confirmed who she is, and not by a password alone", async () => {
  const writer = pupils.find((pupil) => pupil.words);
  const page = await staff.visitor({ viewport: PHONE, baseURL: demonstration.address });
  const answers = `${survey}/answers`;
  await signIn(page, writer.userName, { to: answers });
  assert.ok(!(await main(page)).includes(writer.words));
  await signIn(page, writer.userName, { to: answers, confirm: true });
  assert.ok((await main(page)).includes(writer.words));
  await page.goto(`${answers}/8`);
  assert.equal(await page.locator("[name=answer]").inputValue(), writer.words);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

step("the teacher finds every answer that was kept, as a picture, as a table, as numbers and as words", async () => {
  await teacher.goto(survey);
  assert.equal(new URL(teacher.url()).pathname, survey, "her session outlived the server too");
  assert.ok((await main(teacher)).includes("28 av 28"));
  await teacher.goto(`${survey}/results`);
  const byId = new Map(pupils.map((pupil) => [pupil.id, pupil.name]));
  const choices = pupils.map((pupil) => new Set(kept(pupil, "checkbox").flatMap(([, ids]) => ids)));
  const chosen = new Set(choices.flatMap((ids) => [...ids]));
  assert.equal(await teacher.locator("svg.sociogram g.pupil").count(), 28);
  assert.equal(await teacher.locator("svg.sociogram g.pupil[data-silent]").count(), 0);
  assert.equal(await teacher.locator("svg.sociogram g.pupil[data-unchosen]").count(), 28 - chosen.size);
  const table = await teacher.locator("section:has(#table) tbody tr").evaluateAll((rows) =>
    rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim())),
  );
  assert.equal(table.length, 28);
  const list = (names) => [...names].sort().join(", ") || "Ingen";
  for (const [seat, [who, likes, likedBy]] of table.entries()) {
    assert.equal(who, `${seat + 1}. ${pupils[seat].name}`);
    assert.equal(list(likes.split(", ")), list([...choices[seat]].map((id) => byId.get(id))), who);
    const by = pupils.filter((_, other) => choices[other].has(pupils[seat].id)).map((pupil) => pupil.name);
    assert.equal(list(likedBy.split(", ")), list(by), who);
  }
  const scales = kept(pupils[0], "radio");
  assert.equal(scales.length, 5);
  for (const [number] of scales) {
    const counted = await teacher.locator(`section:has(#question-${number}) tbody tr`).evaluateAll((rows) =>
      rows.map((row) => Number(row.cells[1].textContent)),
    );
    const took = (option) => pupils.filter((pupil) => pupil.kept.get(number).given[0] === String(option)).length;
    assert.deepEqual(counted, [took(1), took(2), took(3), took(4), 0], `question ${number}`);
  }
  await teacher.goto(`${survey}/words`);
  const written = await teacher.locator("main article").evaluateAll((all) =>
    all.map((it) => [it.querySelector("h2").textContent, it.querySelector("p.ds-paragraph").textContent]),
  );
  const said = pupils.filter((pupil) => pupil.words).map((pupil) => [pupil.name, pupil.words]);
  assert.deepEqual(written.sort(), said.sort());
});

step("a colleague is let in, reads the answers and not the words, is let out, and finds nothing at the next click", async () => {
  colleague = await comesTo("subject-teacher");
  assert.equal(await colleague.locator(`main a[href="${survey}"]`).count(), 0);
  await teacher.goto(survey);
  const others = teacher.locator("select[name=colleague] option:not([value=''])");
  assert.equal(await others.count(), 1, "only who has come in herself can be let in");
  await teacher.locator("select[name=colleague]").selectOption({ index: 1 });
  await teacher.locator("textarea[name=need]").fill(NEED);
  await send(teacher, `${survey}/shared`);
  assert.ok((await main(teacher)).includes(NEED));
  await colleague.reload();
  await colleague.locator(`main a[href="${survey}"]`).click();
  await colleague.locator(`main a[href="${survey}/results"]`).click();
  await colleague.locator("svg.sociogram").waitFor();
  assert.deepEqual(colleague.complaints, []);
  assert.equal((await colleague.goto(`${survey}/words`)).status(), 404);
  await colleague.goto(survey);
  await send(teacher, `${survey}/shared/ended`);
  const answer = colleague.waitForResponse((it) => it.url().endsWith("/results"));
  await colleague.locator(`main a[href="${survey}/results"]`).click();
  assert.equal((await answer).status(), 404);
  assert.equal(await colleague.locator("svg.sociogram").count(), 0);
  assert.deepEqual(teacher.complaints, []);
});

step("on its day it is gone, and in no file", async () => {
  const id = survey.split("/").at(-1);
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  const wanted = { "the survey": bytes, "its id": Buffer.from(id), need: Buffer.from(NEED) };
  for (const pupil of pupils.filter((one) => one.words)) wanted[`words of ${pupil.name}`] = Buffer.from(pupil.words);
  assert.ok(demonstration.found(wanted).some((found) => found.startsWith("the survey in vault.db")), "it is there until then");
  await demonstration.stop();
  await demonstration.start(DAY_AFTER);
  // The server deletes what is due by itself, and lets people in meanwhile.
  teacher = await comesTo("contact-teacher");
  const link = teacher.locator(`main a[href="${survey}"]`);
  for (const until = Date.now() + PATIENCE; (await link.count()) && Date.now() < until; await pause(500)) await teacher.reload();
  assert.equal(await link.count(), 0);
  for (const page of ["", "/results", "/words"]) assert.equal((await teacher.goto(survey + page)).status(), 404);
  await demonstration.stop();
  // The journal names what was erased: that is what it is for.
  assert.deepEqual(demonstration.found(wanted).filter((found) => found !== "its id in erasures.journal"), []);
});
