// With the keyboard alone: everything one can act on is reached, shows that it has the focus, and lies under no bar.

/** So many stops are tried; longer pages are longer lists of the same. */
const STOPS_MAX = 70;

/** Tabs through the page that is open. */
export async function byKeyboard(page) {
  const wanted = await page.evaluate((most) => {
    const all = [...document.querySelectorAll("a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex='0']")];
    const shown = all.filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.disabled);
    // Radios of one name are one stop.
    const stops = shown.filter((it) => {
      if (it.type !== "radio") return true;
      const group = shown.filter((one) => one.type === "radio" && one.name === it.name && one.form === it.form);
      return it === (group.find((one) => one.checked) ?? group[0]);
    });
    globalThis.stops = stops.slice(0, most);
    globalThis.reached = new Set();
    // From the top, wherever the focus is now.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
    return globalThis.stops.length;
  }, STOPS_MAX);
  const problems = new Set();
  // A date is three stops in one.
  for (let i = 0; i < wanted + 12; i += 1) {
    await page.keyboard.press("Tab");
    const problem = await page.evaluate(() => {
      const it = document.activeElement;
      if (!it || it === document.body) return "";
      if (globalThis.reached.size === globalThis.stops.length) return "";
      // Within a date, the browser marks the part that has the focus itself.
      if (it.type === "date" && globalThis.reached.has(it)) return "";
      globalThis.reached.add(it);
      if (it.type === "radio") globalThis.stops.filter((one) => one.name === it.name).forEach((one) => globalThis.reached.add(one));
      const name = `${it.tagName.toLowerCase()} «${(it.innerText || it.getAttribute("aria-label") || it.name || "").trim().slice(0, 30)}»`;
      const label = it.closest("label") ?? it.labels?.[0];
      const rings = (one) => {
        const style = getComputedStyle(one);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
      };
      // A choice and its words have one ring together; what comes into sight with the focus is seen by that.
      const around = it.closest(".ds-field:has([type=radio],[type=checkbox])");
      if (!it.matches(".ds-skip-link") && ![it, label, around].some((one) => one && rings(one))) return `focus is not seen on ${name}`;
      const box = it.getClientRects()[0] ?? it.getBoundingClientRect();
      // The middle of what is in the window: a region that scrolls may be higher than that.
      const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
      const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
      const hit = document.elementFromPoint(x, y);
      if (!hit) return `focus is off the screen on ${name}`;
      const own = it.contains(hit) || hit.contains(it) || label?.contains(hit);
      return own ? "" : `focus is covered on ${name} by ${hit.tagName.toLowerCase()}.${[...hit.classList].join(".")}`;
    });
    if (problem) problems.add(problem);
  }
  const missed = await page.evaluate(() =>
    globalThis.stops
      .filter((it) => !globalThis.reached.has(it))
      .map((it) => `the keyboard does not come to ${it.tagName.toLowerCase()} «${(it.innerText || it.name || it.id).trim().slice(0, 30)}»`),
  );
  return [...problems, ...missed].slice(0, 5);
}
