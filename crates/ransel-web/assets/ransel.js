// Comfort only: every page works with this file blocked. No inline handlers, no storage: nothing about a
// pupil is ever kept in the browser.
(() => {
  "use strict";

  // What was just done, or what is wrong, is read out first. `autofocus` does it without script, except
  // where the browser already gave the focus away.
  const focusBox = (root) => {
    const box = root.querySelector("[data-focus]");
    if (box && (!document.activeElement || document.activeElement === document.body)) box.focus();
  };

  // The roll: a tap on a name steps through the three words, and the status line says what was marked.
  const startRoll = (form) => {
    const status = form.querySelector("[data-status]");
    const counts = () => {
      const count = (value) => form.querySelectorAll(`[type=radio][value=${value}]:checked`).length;
      return form.dataset.counts.replace(/\{(here|absent|late)\}/g, (_, value) => count(value));
    };
    let timer = 0;
    const say = (text) => {
      clearTimeout(timer);
      timer = setTimeout(() => { status.textContent = `${text}. ${counts()}`; }, 250);
    };
    const spoken = (radio) => {
      const row = radio.closest(".roll-row");
      return `${row.querySelector("[data-name]").textContent}: ${radio.parentElement.textContent.trim()}`;
    };
    form.addEventListener("change", (event) => {
      if (event.target.type === "radio") say(spoken(event.target));
    });
    form.addEventListener("click", (event) => {
      const name = event.target.closest("[data-name]");
      if (!name) return;
      const radios = [...name.closest(".roll-row").querySelectorAll("[type=radio]")];
      const next = radios[(radios.findIndex((radio) => radio.checked) + 1) % radios.length];
      next.checked = true;
      say(spoken(next));
    });
    form.dataset.live = "";
    guardSaving(form);
  };

  // Saving without a net leaves an error page and a filled form behind it. Ask the server for a sign of life
  // first; if none comes, say so beside the button and leave the form as it is.
  const guardSaving = (form) => {
    const problem = form.querySelector(".save-problem");
    const reachable = async () => {
      if (!navigator.onLine) return false;
      try {
        await fetch("/health", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(5000) });
        return true;
      } catch {
        return false;
      }
    };
    let asking = false;
    let sure = false;
    form.addEventListener("submit", async (event) => {
      if (sure) return;
      event.preventDefault();
      if (asking) return;
      asking = true;
      problem.textContent = "";
      const button = event.submitter;
      sure = await reachable();
      asking = false;
      if (sure) form.requestSubmit(button);
      else problem.textContent = form.dataset.offline;
    });
    // Coming back by the browser's Back button must ask anew.
    addEventListener("pageshow", () => { sure = false; });
  };

  // Long work: only a new step or a new tenth is read out, not every poll.
  const announce = () => {
    const source = document.querySelector("[data-announce]");
    const line = document.querySelector("[data-announcer]");
    if (source && line && line.textContent !== source.dataset.announce) line.textContent = source.dataset.announce;
  };

  document.addEventListener("DOMContentLoaded", () => {
    focusBox(document);
    document.querySelectorAll("[data-roll]").forEach(startRoll);
    if (document.querySelector("[data-announce]")) {
      announce();
      new MutationObserver(announce).observe(document.body, { childList: true, subtree: true });
    }
  });
})();
