// A class that takes a survey: a demonstration of its own that can be killed and started again, browsers that are
// processes of their own and can be killed too, and pupils who go on where they were cut off.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { FLAGS, TODAY, heard } from "./browser.mjs";

/** A shared machine is slow at times, and a program of the tests is slower than one that is delivered. */
export const PATIENCE = 60_000;
const ACCEPTANCE = "/my/attributes/survey";

const path = (page) => new URL(page.url()).pathname;

async function freePort() {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address();
  await new Promise((closed) => listener.close(closed));
  return port;
}

/** A demonstration in a folder of its own. 364 pupils are classes of 28. */
export class Demonstration {
  folder = mkdtempSync(join(tmpdir(), "ransel-class-"));
  data = join(this.folder, "data");
  /** How often it was killed, and when it is there again. */
  kills = 0;
  back = Promise.resolve();

  constructor(program) {
    this.program = program;
  }

  async start(today = TODAY) {
    this.port ??= await freePort();
    this.address = `http://127.0.0.1:${this.port}`;
    const args = ["demo", "--pupils", "364", "--today", today, "--port", String(this.port), "--data", this.data];
    const server = spawn(this.program, args, { stdio: ["ignore", "pipe", "pipe"] });
    this.server = server;
    process.once("exit", () => server.kill("SIGKILL"));
    let said = "";
    await new Promise((ready, failed) => {
      server.stderr.on("data", (text) => (said += text));
      server.stdout.on("data", (text) => String(text).includes("ready ") && ready());
      server.once("error", failed);
      server.once("exit", () => failed(new Error(`the demonstration stopped: ${said}`)));
    });
  }

  async stop(signal = "SIGTERM") {
    const server = this.server;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, "exit");
    server.kill(signal);
    const late = setTimeout(() => server.kill("SIGKILL"), PATIENCE);
    const [code] = await gone;
    clearTimeout(late);
    if (signal === "SIGTERM" && code !== 0) throw new Error("the demonstration does not stop by itself");
  }

  /** Kills it and begins to start it again; `back` tells when. */
  async crash() {
    this.kills += 1;
    const gone = this.stop("SIGKILL");
    this.back = gone.then(() => this.start());
    await gone;
  }

  /** Which of these byte strings, by name, stand in which files. */
  found(wanted) {
    const files = readdirSync(this.data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return files.flatMap((file) => {
      const bytes = readFileSync(join(file.parentPath ?? file.path, file.name));
      return Object.keys(wanted).filter((name) => bytes.includes(wanted[name])).map((name) => `${name} in ${file.name}`);
    });
  }

  async remove() {
    await this.back.catch(() => {});
    await this.stop("SIGKILL");
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Everybody's Feide name by id, as the school hands them on to other systems. */
export async function feideNames(demonstration) {
  const folder = join(demonstration.folder, "roster");
  const args = ["export", "oneroster", "--data", demonstration.data, folder];
  await promisify(execFile)(demonstration.program, args).catch((error) => {
    // 1 says that the format has no room for some of it.
    if (error.code !== 1) throw error;
  });
  const lines = readFileSync(join(folder, "users.csv"), "utf8").split("\n");
  rmSync(folder, { recursive: true });
  return new Map(lines.map((line) => line.split(",")).map(([id, , , , name]) => [id, name]));
}

/** A browser that is a process of its own. */
export class Room {
  killed = false;

  static async open() {
    const room = new Room();
    room.server = await chromium.launchServer({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
    room.browser = await chromium.connect(room.server.wsEndpoint());
    return room;
  }

  kill() {
    this.killed = true;
    this.server.process().kill("SIGKILL");
  }

  close() {
    return this.server.close();
  }

  /** A visitor with cookies of her own; whatever the browser complains about is kept in `page.complaints`. */
  async visitor(options) {
    const context = await this.browser.newContext({ locale: "nb-NO", ...options });
    context.setDefaultTimeout(PATIENCE);
    return heard(await context.newPage());
  }
}

/** A click that leads to another page, which is there as soon as it can be read. */
async function go(page, link, where) {
  const there = page.waitForURL((url) => where(url.pathname), { waitUntil: "domcontentloaded" });
  await Promise.all([there, link.click()]);
}

/** Says who one is by user name and password, which are the same in a demonstration. */
async function identify(page, userName) {
  await page.locator("#user_name").fill(userName);
  await page.locator("#password").fill(userName);
  await go(page, page.locator("form:has(#password) button"), (at) => !at.startsWith("/demo-idp/"));
}

export async function signIn(page, userName, { to = "/", confirm = false } = {}) {
  await page.goto(`/login/demo?${confirm ? "confirm=yes&" : ""}to=${encodeURIComponent(to)}`);
  await identify(page, userName);
}

/** Says yes to what Feide tells the survey, which is asked once. */
export async function accept(page) {
  await page.locator("input[name=accept]").check();
  await go(page, page.locator("button[name=answer][value=yes]"), (at) => at !== ACCEPTANCE);
}

/** Comes to her page of the survey, by whatever is asked on the way. */
async function comeTo(page, pupil, survey) {
  const answers = `${survey}/answers`;
  if (pupil.isIn) await page.goto(answers);
  if (!pupil.isIn || path(page) === "/login") {
    pupil.signIns += 1;
    await signIn(page, pupil.userName, { to: answers });
    pupil.isIn = true;
  }
  if (path(page) === ACCEPTANCE) {
    assert.ok(!pupil.accepted, `${pupil.name} is asked once`);
    await pupil.looks?.("acceptance", page);
    await accept(page);
  }
  // A provider that was started anew knows nobody.
  if (path(page).startsWith("/demo-idp/")) await identify(page, pupil.userName);
  if (path(page) !== answers) throw new Error(`${pupil.name} comes to ${page.url()}`);
  pupil.accepted = true;
}

/** The question that is shown: its number, how many there are, what sort it is, and what stands there. */
function question(page) {
  return page.locator("main").evaluate((main) => {
    const [number, all] = main.querySelector("h1").textContent.match(/\d+/g).map(Number);
    const fields = [...main.querySelectorAll("[name=answer]")];
    const [{ type }] = fields;
    const marked = fields.filter((field) => field.checked).map((field) => field.value);
    return { number, all, type, given: type === "textarea" ? fields[0].value : marked.sort() };
  });
}

async function fill(page, type, given) {
  if (type === "textarea") return page.locator("[name=answer]").fill(given);
  for (const value of given) await page.locator(`[name=answer][value="${value}"]`).check();
  return undefined;
}

/**
 * Takes the survey from its first question to its end. What she was shown to be kept before must stand there; an answer
 * is kept once the next page is shown. What she has written is shown to nobody who signs in with a password alone.
 */
async function take(page, pupil, survey, room) {
  await comeTo(page, pupil, survey);
  // On from where she was: what she has written is not shown to her again here, so it counts as not answered.
  const shows = (number) => pupil.kept.has(number) && pupil.kept.get(number).type !== "textarea";
  let next = 1;
  while (shows(next)) next += 1;
  const link = page.locator(".button-row a[data-variant=primary]");
  const to = Number((await link.getAttribute("href")).split("/").pop());
  // What she was sending when she was cut off may have arrived.
  const leads = [next, ...(pupil.cutOff.length ? [next + 1] : [])];
  assert.ok(leads.includes(to), `${pupil.name} goes on at ${to}, not at ${leads}`);
  await go(page, link, (at) => at === `${survey}/answers/${to}`);
  if (to > 1) await page.goto(`${survey}/answers/1`);
  for (let number = 1, all = 1; number <= all; number += 1) {
    const shown = await question(page);
    assert.equal(shown.number, number);
    all = shown.all;
    if (pupil.kept.has(number) && shown.type !== "textarea") {
      assert.deepEqual(shown.given, pupil.kept.get(number).given, `${pupil.name}, question ${number}`);
      pupil.stood += 1;
    }
    await pupil.looks?.(shown.type, page);
    const given = pupil.answer(shown);
    await fill(page, shown.type, given);
    if (pupil.cut?.at === number) await cutHere(pupil, room, page);
    const next = number === all ? `${survey}/answers` : `${survey}/answers/${number + 1}`;
    await go(page, page.locator("main form button[type=submit]"), (at) => at === next);
    pupil.kept.set(number, { type: shown.type, given });
  }
  await pupil.looks?.("done", page);
  pupil.done = true;
}

/** What cuts her off does so once. */
function cutHere(pupil, room, page) {
  const { how } = pupil.cut;
  pupil.cut = undefined;
  return how(room, page);
}

/**
 * What the browser said, but for a server that was not there: that is no fault of a page, and is told when the next pupil
 * has sat down as well. Where it was not killed, a page that does not come fails by itself.
 */
const complaints = (page) =>
  page.complaints.filter((said) => !/net::ERR_(CONNECTION|EMPTY_RESPONSE|SOCKET)/.test(said));

/** Pupils one after the other at one browser; where it is killed there is a new one, and she signs in again. */
export async function inTurn(demonstration, survey, pupils, options) {
  let room, page;
  const sitDown = async () => {
    await room?.close();
    room = await Room.open();
    page = await room.visitor({ baseURL: demonstration.address, ...options });
  };
  try {
    for (const pupil of pupils) {
      if (page) await page.context().clearCookies();
      pupil.isIn = false;
      while (!pupil.done) {
        if (!room || room.killed) await sitDown();
        // Whoever begins while it is down for somebody else waits for it: that cuts nobody off.
        await demonstration.back;
        const { kills } = demonstration;
        const wasThere = () => demonstration.kills === kills;
        try {
          await take(page, pupil, survey, room);
        } catch (error) {
          if (error.code === "ERR_ASSERTION" || (!room.killed && wasThere())) throw error;
          pupil.cutOff.push(room.killed ? "browser" : "server");
          pupil.isIn &&= !room.killed;
          await demonstration.back;
        }
        pupil.complaints.push(...complaints(page));
        page.complaints.length = 0;
      }
    }
  } finally {
    await room?.close();
  }
}
