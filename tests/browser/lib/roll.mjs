// Handling a roll as a teacher does.
import { TODAY } from "./browser.mjs";

const WEEK = [TODAY, "2026-11-18", "2026-11-17", "2026-11-16"];

/** The teacher's rolls of this week: those nobody has taken come first, then the newest. */
export async function rolls(page) {
  const found = [];
  for (const day of WEEK) {
    await page.goto(`/absence/day?day=${day}`);
    const rows = await page.locator("ul.lessons li").evaluateAll((all) =>
      all.map((it) => ({
        href: it.querySelector("a[href$='/roll']")?.getAttribute("href"),
        taken: !it.querySelector("a.ds-button"),
      })),
    );
    found.push(...rows.filter((row) => row.href));
  }
  return found.sort((one, other) => one.taken - other.taken).map((row) => row.href);
}

export const row = (page, i) => page.locator(".roll-row").nth(i);
export const segment = (page, i, mark) => row(page, i).locator(`label:has(input[value=${mark}])`);
export const minutes = (page, i) => row(page, i).locator("input[name^=late-]");
export const saveButton = (page) => page.locator(".save-bar button[data-variant=primary]");

/** What is marked, row by row. */
export const marks = (page) =>
  page.locator(".roll-row").evaluateAll((rows) => rows.map((it) => it.querySelector("[type=radio]:checked")?.value));

/** How many are marked how. */
export function counts(list) {
  const count = (mark) => list.filter((it) => it === mark).length;
  return { here: count("here"), absent: count("absent"), late: count("late") };
}

/** Saves, and waits for the page that says so. */
export async function save(page) {
  await Promise.all([page.waitForURL(/[?&]saved=roll/), saveButton(page).click()]);
}

/** The box with what was saved. */
export const box = (page) => page.locator("main .ds-alert[data-color=success]");

/** The numbers the box tells. */
export async function told(page) {
  const [, here, absent, late] = /(\d+) her\D+(\d+) borte\D+(\d+) sen/.exec(await box(page).innerText()) ?? [];
  return { here: Number(here), absent: Number(absent), late: Number(late) };
}
