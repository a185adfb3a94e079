import { visitor, comeIn, stop, WIDE, PHONE } from "./lib/browser.mjs";
const out = "/tmp/m-shots";
async function shots(persona, paths, act) {
  const page = await visitor();
  await comeIn(page, persona);
  for (const [name, path] of paths) {
    await page.goto(path);
    for (const [size, v] of [["w", WIDE], ["p", PHONE]]) {
      await page.setViewportSize(v);
      await page.screenshot({ path: `${out}/${persona}-${name}-${size}.png`, fullPage: true });
    }
    await page.setViewportSize(WIDE);
  }
  if (act) await act(page);
  await page.context().close();
}
const link = async (page, re) => (await page.locator("a").evaluateAll((as) => as.map((a) => a.getAttribute("href")))).find((h) => re.test(h ?? ""));
await shots("accountable-head", [["settings", "/settings"], ["privacy", "/privacy/photo-consent"], ["record", "/privacy/processing"], ["suppliers", "/suppliers"]], async (page) => {
  await page.goto("/settings");
  await page.locator("#choice-photo-consent-against_wish").check();
  await page.locator("#choice-photo-consent-on_consent").check();
  await page.locator("#choice-absence-near_percent").fill("8");
  await page.locator("main form button.ds-button[type=submit]").last().click();
  await page.screenshot({ path: `${out}/head-preview-w.png`, fullPage: true });
  await page.setViewportSize(PHONE);
  await page.screenshot({ path: `${out}/head-preview-p.png`, fullPage: true });
});
await shots("dpo", [["start", "/"], ["record", "/privacy/processing"], ["suppliers", "/suppliers"], ["ops", "/operations"]]);
await shots("guardian", [["start", "/"], ["pictures", "/pictures"]], async (page) => {
  await page.goto("/consents");
  await page.screenshot({ path: `${out}/guardian-consents-w.png`, fullPage: true });
  await page.setViewportSize(PHONE);
  await page.screenshot({ path: `${out}/guardian-consents-p.png`, fullPage: true });
});
await shots("pupil", [["start", "/"], ["pictures", "/pictures"], ["consents", "/consents"], ["privacy", "/privacy/photo-consent"]]);
await shots("pupil-young", [["start", "/"], ["consents", "/consents"]]);
await shots("secretary", [["start", "/"], ["deletion", "/deletion"], ["consents", "/consents"]]);
await shots("principal", [["start", "/"], ["pictures", "/pictures"], ["recordings", "/pictures/recordings"], ["newrec", "/pictures/recordings/new"]]);
await shots("contact-teacher", [["asked", "/consents/asked"], ["asknew", "/consents/asked/new"], ["pictures", "/pictures"]], async (page) => {
  const group = await link(page, /^\/pictures\/groups\//);
  await page.goto(group);
  await page.screenshot({ path: `${out}/teacher-desk-w.png`, fullPage: true });
  const pic = await link(page, /^\/pictures\/[0-9a-f-]{36}$/);
  await page.goto(pic);
  await page.screenshot({ path: `${out}/teacher-picture-w.png`, fullPage: true });
  await page.setViewportSize(PHONE);
  await page.screenshot({ path: `${out}/teacher-picture-p.png`, fullPage: true });
});
await stop();
