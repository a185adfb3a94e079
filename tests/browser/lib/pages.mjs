// What every page must keep, whoever it is shown to; and the crawl that goes to each of them.
import { BASE, NARROW, PHONE, WIDE, at, faults } from "./browser.mjs";

/** The demonstration's pupils one can sign in as; their names stay the same for ever. */
const PUPILS = ["Nora", "Solvang", "Jonas", "Emil", "Nordnes", "Máret", "Eira"];
const OWNER = " – Soløy kommune";
/** A text nobody has written shows its key; an argument nobody gave shows its name. */
const UNWRITTEN = /\[[a-z][a-z0-9]*(?:-[a-z0-9]+)*\]|\{ ?\$[a-z-]+ ?\}/g;
const DOCUMENT = /\.(csv|xlsx|pdf|zip|json)$/;
const PAGES_MAX = 40;
/** Addresses of the same shape that are only asked for, not looked at. */
const ALIKE_MAX = 4;

/** Texts without words. */
export function unwritten(html) {
  return [...new Set(html.match(UNWRITTEN) ?? [])].slice(0, 12).map((key) => `no words for ${key}`);
}

/** One address of a shape stands for all: ids, days and times are replaced, values of a query left out. */
export function shape(href) {
  const url = new URL(href, BASE);
  const path = url.pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}")
    .replace(/\d{4}-\d\d-\d\d/g, "{day}")
    .replace(/\/\d+(?=\/|$)/g, "/{n}");
  const names = [...url.searchParams.keys()].filter((name) => name !== "lang").sort();
  return names.length ? `${path}?${[...new Set(names)].join("&")}` : path;
}

/** What is wrong with the page that is open. */
export async function wrong(page) {
  const found = await page.evaluate(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((it) => it.textContent.trim());
    const targets = [...document.querySelectorAll("a[href^='#']")].map((link) => link.getAttribute("href").slice(1));
    return {
      lang: document.documentElement.lang,
      h1: texts("h1").length,
      title: document.title,
      names: texts("[data-name]"),
      dead: targets.filter((id) => !document.getElementById(id)),
      html: document.documentElement.outerHTML,
    };
  });
  const problems = unwritten(found.html);
  if (!["nb", "nn", "se", "en"].includes(found.lang)) problems.push(`html lang is «${found.lang}»`);
  if (found.h1 !== 1) problems.push(`${found.h1} h1`);
  if (!found.title.endsWith(OWNER) || found.title === OWNER) problems.push(`the title is «${found.title}»`);
  const named = [...PUPILS, ...found.names].filter((name) => found.title.includes(name));
  if (named.length) problems.push(`the title names a pupil: ${named}`);
  problems.push(...found.dead.map((id) => `#${id} leads nowhere`));
  for (const size of [WIDE, PHONE, NARROW]) {
    await page.setViewportSize(size);
    problems.push(...(await faults(page)).map((fault) => `axe at ${size.width} px: ${fault}`));
    const over = await sideways(page);
    if (over) problems.push(`sideways scroll at ${size.width} px: ${over}`);
  }
  await page.setViewportSize(WIDE);
  problems.push(...page.complaints.splice(0).map((text) => `console: ${text}`));
  return problems;
}

/** The first elements that are wider than the window, if the page scrolls sideways. */
export function sideways(page) {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return "";
    const wide = [...document.querySelectorAll("main *, header *, footer *")].filter(
      (it) => it.getBoundingClientRect().right > innerWidth + 1 && !it.closest("[tabindex='0'],[popover]"),
    );
    const told = wide.slice(0, 3).map((it) => `${it.tagName.toLowerCase()}.${[...it.classList].join(".")}`);
    return `${document.documentElement.scrollWidth} px, ${told}`;
  });
}

/** The site's own links on the page. */
async function links(page) {
  const found = await page.locator("a[href]").evaluateAll((all) => all.map((it) => it.href));
  const own = found.filter((href) => href.startsWith(`${BASE}/`) && !new URL(href).searchParams.has("lang"));
  return [...new Set(own.map((href) => href.replace(BASE, "").replace(/#.*$/, "")))];
}

/** Goes everywhere links lead from the page that is open. Returns addresses of pages and what is wrong. */
export async function crawl(page) {
  const seen = new Map();
  const asked = new Set();
  const queue = [{ href: at(page), from: "signing in" }];
  const pages = [];
  const problems = [];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { href, from } = next;
    if (asked.has(href)) continue;
    asked.add(href);
    const times = seen.get(shape(href)) ?? 0;
    seen.set(shape(href), times + 1);
    const look = times === 0 && pages.length < PAGES_MAX && !DOCUMENT.test(new URL(href, BASE).pathname);
    if (!look && times > ALIKE_MAX) continue;
    const answer = look ? await page.goto(href) : await page.request.get(href);
    const status = answer.status();
    if (status >= 400) problems.push(`${href}: answers ${status}, linked from ${from}`);
    if (!look) continue;
    if (status >= 400) page.complaints.length = 0;
    pages.push(at(page));
    problems.push(...(await wrong(page)).map((what) => `${shape(at(page))} (${at(page)}): ${what}`));
    queue.push(...(await links(page)).map((link) => ({ href: link, from: shape(at(page)) })));
  }
  return { pages, problems };
}

/** The same pages in another language: words for everything, and the language said. Leaves bokmål behind. */
export async function translated(page, pages, lang) {
  const problems = [];
  for (const path of [...pages, "/?back"]) {
    const last = path === "/?back";
    const tag = last ? "nb" : lang;
    const url = new URL(last ? "/" : path, BASE);
    url.searchParams.set("lang", tag);
    const html = await (await page.request.get(url.href)).text();
    const said = /<html lang="([a-z]+)"/.exec(html)?.[1];
    if (said !== tag) problems.push(`${shape(path)} in ${tag}: html lang is «${said}»`);
    if (!last) problems.push(...unwritten(html).map((what) => `${shape(path)} in ${tag}: ${what}`));
  }
  return problems;
}
