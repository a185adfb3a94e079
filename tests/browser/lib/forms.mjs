// Forms as wrong as can be: what comes back says so, keeps its place for the focus, and is a page without faults.
import { BASE } from "./browser.mjs";

/** Forms are known by where they are sent and what they ask for. */
export async function forms(page) {
  const found = await page.locator("main form[method=post]").evaluateAll((all) =>
    all.map((it) => {
      const names = [...it.elements].filter((one) => one.name && one.type !== "hidden").map((one) => one.name);
      return { action: it.action, names: names.map((name) => name.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}")) };
    }),
  );
  const key = ({ action, names }) => {
    const path = new URL(action, BASE).pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}").replace(/\d{4}-\d\d-\d\d/g, "{day}");
    return `${path.replace(/\/\d+(?=\/|$)/g, "/{n}")} ${[...new Set(names)].sort()}`;
  };
  return found.map(key);
}

/** Ways to fill in a form wrongly. */
export const WRONG = {
  empty: () => "",
  "too long": () => "langt ".repeat(900),
};

/** Fills in the form and sends it. Returns the answer's status, or nothing if the page no longer has the form. */
export async function send(page, key, how) {
  const which = (await forms(page)).indexOf(key);
  if (which < 0) return undefined;
  const going = page.waitForNavigation({ waitUntil: "load" });
  await page.locator("main form[method=post]").nth(which).evaluate((form, value) => {
    for (const field of form.elements) {
      if (field.type === "radio" || field.type === "checkbox") field.checked = Boolean(value) && field.checked;
      else if (field.tagName === "SELECT" && !value) field.append(new Option("", "", true, true));
      // A file cannot be chosen by a script: none is sent.
      else if (["INPUT", "TEXTAREA"].includes(field.tagName) && !["hidden", "file"].includes(field.type)) field.value = value;
    }
    form.noValidate = true;
    form.requestSubmit(form.querySelector("button:not([type=button])") ?? undefined);
  }, WRONG[how]());
  const answer = await going;
  return answer?.status();
}

/** What is wrong with how the page that came back tells it. */
export function badlyTold(page) {
  return page.evaluate(() => {
    const told = [];
    const summary = document.querySelector(".ds-error-summary");
    const success = document.querySelector("main .ds-alert[role=status]");
    if (summary) {
      if (!document.title.startsWith("Feil: ")) told.push("the title does not say that something is wrong");
      if (document.activeElement !== summary) told.push("the focus is not on the summary of faults");
      for (const link of summary.querySelectorAll("a")) {
        const field = document.getElementById(link.getAttribute("href").slice(1));
        const told_at = field?.getAttribute("aria-describedby")?.split(" ").map((id) => document.getElementById(id)?.textContent ?? "");
        if (!field) told.push(`«${link.textContent}» leads nowhere`);
        else if (field.getAttribute("aria-invalid") !== "true") told.push(`${field.id} does not say that it is wrong`);
        // A field with several faults says them all.
        else if (!told_at?.some((text) => text && (link.textContent.endsWith(text.trim()) || text.includes(link.textContent.trim()))))
          told.push(`${field.id} does not say what is wrong`);
      }
    }
    if (success && !summary && document.activeElement !== success) told.push("the focus is not on what was done");
    return told;
  });
}
