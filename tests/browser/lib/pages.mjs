// What every page must keep, whoever it is shown to; and the crawl that goes to each of them.
import assert from "node:assert/strict";
import { BASE, NARROW, PHONE, WIDE, at, faults } from "./browser.mjs";
import { forms } from "./forms.mjs";
import { byKeyboard } from "./keyboard.mjs";
import { structures } from "./structure.mjs";

/** The demonstration's pupils one can sign in as; their names stay the same for ever. */
const PUPILS = ["Nora", "Solvang", "Jonas", "Emil", "Nordnes", "Máret", "Eira"];
const OWNER = " – Soløy kommune";
/** A text nobody has written shows its key; an argument nobody gave shows its name. */
const UNWRITTEN = /\[[a-z][a-z0-9]*(?:-[a-z0-9]+)*\]|\{ ?\$[a-z-]+ ?\}/g;
const DOCUMENT = /\.(csv|xlsx|pdf|zip|json)$/;
const PAGES_MAX = 40;
/** Addresses of the same shape that are only asked for, not looked at. */
const ALIKE_MAX = 4;

/** What is the same page for everybody is looked at once, in each language. */
const COMMON = /^\/(privacy|policy|accessibility)(\/|\?|$)/;
const common = new Set();
const once = (key) => !common.has(key) && Boolean(common.add(key));

/** Structures axe-core has looked at. */
const looked = new Set();

/** Texts without words, in one line. */
export function unwritten(html) {
  // What stands in a block as it was written, such as settings, has brackets of its own.
  const keys = [...new Set(html.replace(/<pre[\s>].*?<\/pre>/gs, "").match(UNWRITTEN) ?? [])];
  return keys.length ? [`no words for ${keys.slice(0, 12).join(" ")}`] : [];
}

/** Fails with every line, not with the first. */
export function none(problems) {
  if (problems.length) assert.fail(`\n${[...new Set(problems)].join("\n")}`);
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
    const ids = [...document.querySelectorAll("[id]")].map((it) => it.id);
    const targets = [...document.querySelectorAll("a[href^='#']")].map((link) => link.getAttribute("href").slice(1));
    return {
      lang: document.documentElement.lang,
      h1: texts("h1").length,
      title: document.title,
      names: texts("[data-name]"),
      twice: ids.filter((id, i) => ids.indexOf(id) !== i),
      dead: targets.filter((id) => !document.getElementById(id)),
      html: document.documentElement.outerHTML,
    };
  });
  const problems = unwritten(found.html);
  if (!["nb", "nn", "se", "en"].includes(found.lang)) problems.push(`html lang is «${found.lang}»`);
  if (found.h1 !== 1) problems.push(`${found.h1} h1`);
  // The provider's own page is a stand-in for Feide's, which is not ours to name.
  const foreign = at(page).startsWith("/demo-idp/");
  const titled = found.title.endsWith(OWNER) && found.title !== OWNER;
  if (!titled && !foreign) problems.push(`the title is «${found.title}»`);
  const named = [...PUPILS, ...found.names].filter((name) => found.title.includes(name));
  if (named.length) problems.push(`the title names a pupil: ${named}`);
  problems.push(...found.twice.map((id) => `#${id} is there twice`));
  problems.push(...found.dead.map((id) => `#${id} leads nowhere`));
  const fresh = (await structures(page)).filter((structure) => !looked.has(structure));
  fresh.forEach((structure) => looked.add(structure));
  // The narrowest is looked at in dark colours: all three widths, both colours, three looks.
  for (const [size, colorScheme] of [[WIDE, "light"], [PHONE, "light"], [NARROW, "dark"]]) {
    await page.setViewportSize(size);
    if (fresh.length) await page.emulateMedia({ colorScheme });
    const found = fresh.length ? await faults(page) : [];
    problems.push(...found.map((fault) => `axe at ${size.width} px, ${colorScheme}: ${fault}`));
    const over = await sideways(page);
    if (over) problems.push(`sideways scroll at ${size.width} px: ${over}`);
    if (fresh.length && size === PHONE) problems.push(...(await spaced(page)));
  }
  if (fresh.length) {
    problems.push(...(await byKeyboard(page)));
    await page.emulateMedia({ colorScheme: null });
  }
  await page.setViewportSize(WIDE);
  // The console calls a page that answers "not found" or "fill this in" an error; its status is judged elsewhere.
  const complaints = page.complaints.splice(0).filter((text) => !text.endsWith(`(${page.url()})`));
  problems.push(...complaints.map((text) => `console: ${text}`));
  return problems;
}

/** What does not bear the space between lines, words and letters of WCAG 1.4.12. */
async function spaced(page) {
  const problems = await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
      p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets.push(sheet);
    const clipped = [...document.querySelectorAll("body *")].filter((it) => {
      const style = getComputedStyle(it);
      const hides = /hidden|clip/.test(style.overflowX + style.overflowY);
      // What one types into scrolls within itself; what only readers hear has no room to need.
      const shown = it.checkVisibility() && !it.matches("input, .ds-sr-only") && it.clientWidth > 1;
      return hides && shown && (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1);
    });
    const told = clipped.slice(0, 3).map((it) => `clipped: ${it.tagName.toLowerCase()}.${[...it.classList].join(".")}`);
    if (document.documentElement.scrollWidth > innerWidth) told.push("sideways scroll");
    document.adoptedStyleSheets.pop();
    return told;
  });
  return problems.map((what) => `with spaced text: ${what}`);
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

/** An address that gives a file is no page to look at; what else goes wrong is. */
function downloaded(error) {
  if (!error.message.includes("Download is starting")) throw error;
  return null;
}

/** Goes everywhere links lead from the page that is open. Returns addresses of pages and what is wrong. */
export async function crawl(page) {
  const seen = new Map();
  const asked = new Set();
  const queue = [{ href: at(page), from: "signing in" }];
  const pages = [];
  const found = new Map();
  const problems = [];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { href, from } = next;
    if (asked.has(href)) continue;
    asked.add(href);
    const times = seen.get(shape(href)) ?? 0;
    seen.set(shape(href), times + 1);
    const fits = times === 0 && pages.length < PAGES_MAX && !DOCUMENT.test(new URL(href, BASE).pathname);
    const look = fits && (!COMMON.test(href) || once(shape(href)));
    if (!look && times > ALIKE_MAX) continue;
    const shown = look ? await page.goto(href).catch(downloaded) : null;
    const answer = shown ?? (await page.request.get(href));
    const status = answer.status();
    if (status >= 400) problems.push(`${href}: answers ${status}, linked from ${from}`);
    if (!shown) continue;
    if (status >= 400) page.complaints.length = 0;
    pages.push(at(page));
    const here = shape(at(page)).replace(/\?.{60,}/, "?…");
    problems.push(...(await wrong(page)).map((what) => `${here}: ${what}`));
    for (const form of await forms(page)) if (!found.has(form)) found.set(form, at(page));
    queue.push(...(await links(page)).map((link) => ({ href: link, from: here })));
  }
  return { pages, forms: found, problems };
}

/** The same pages in another language: words for everything, and the language said. Leaves bokmål behind. */
export async function translated(page, pages, lang) {
  const problems = [];
  const html = async (path, tag) => {
    const url = new URL(path, BASE);
    url.searchParams.set("lang", tag);
    return (await page.request.get(url.href)).text();
  };
  const ours = pages.filter((path) => !path.startsWith("/demo-idp/"));
  for (const path of ours.filter((path) => !COMMON.test(path) || once(`${lang} ${shape(path)}`))) {
    const text = await html(path, lang);
    const said = /<html lang="([a-z]+)"/.exec(text)?.[1];
    if (said !== lang) problems.push(`${shape(path)} in ${lang}: html lang is «${said}»`);
    problems.push(...unwritten(text).map((what) => `${shape(path)} in ${lang}: ${what}`));
  }
  await html("/", "nb");
  return problems;
}
