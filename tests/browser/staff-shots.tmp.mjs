import { as, stop, WIDE, PHONE, faults } from "/work/h/staff/main/tests/browser/lib/browser.mjs";
const jobs = process.argv.slice(2);
for (const job of jobs) {
  const [persona, path, name] = job.split("|");
  for (const [tag, viewport] of [["w", WIDE], ["p", PHONE]]) {
    const page = await as(persona, { viewport, deviceScaleFactor: 1, reducedMotion: "reduce" });
    await page.goto(path);
    if (tag === "w") console.log(name, page.url(), await faults(page));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) console.log(name, tag, "scrolls sideways", wide);
    await page.screenshot({ path: `/tmp/staff-${name}-${tag}.png`, fullPage: true });
    await page.context().close();
  }
}
await stop();
