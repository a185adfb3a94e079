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

  // Reading a question aloud. Only by a voice of the machine itself: another would send what is read, names of classmates
  // among it, to whoever made the browser. Without one the button stays hidden.
  const readAloud = (button) => {
    const lang = document.documentElement.lang;
    const speaks = (voice) => voice.localService && [lang, lang === "en" ? "en" : "no"].includes(voice.lang.slice(0, 2));
    const find = () => speechSynthesis.getVoices().find(speaks);
    const show = () => { button.hidden = !find(); };
    show();
    speechSynthesis.addEventListener("voiceschanged", show);
    button.addEventListener("click", () => {
      const reading = speechSynthesis.speaking;
      speechSynthesis.cancel();
      if (reading) return;
      const parts = button.closest("[data-read]").querySelectorAll("legend, label, [data-field=description]");
      const words = new SpeechSynthesisUtterance([...parts].map((part) => part.textContent.trim()).join(". "));
      words.voice = find();
      words.lang = words.voice.lang;
      speechSynthesis.speak(words);
    });
    addEventListener("pagehide", () => speechSynthesis.cancel());
  };

  document.addEventListener("DOMContentLoaded", () => {
    if ("speechSynthesis" in window) document.querySelectorAll("[data-read-aloud]").forEach(readAloud);
    focusBox(document);
    document.querySelectorAll("[data-roll]").forEach(startRoll);
    if (document.querySelector("[data-announce]")) {
      announce();
      new MutationObserver(announce).observe(document.body, { childList: true, subtree: true });
    }
  });
})();
