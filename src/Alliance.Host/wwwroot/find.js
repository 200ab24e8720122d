// The window of the search, over any page: a field whose answers are chosen by the arrows (the combobox pattern of ARIA). Without it, links lead to the page of the search.
(() => {
  const dialog = document.getElementById("search-window");
  const keys = document.getElementById("keys-window");
  if (!dialog) return;
  const field = dialog.querySelector("input");
  const answers = dialog.querySelector("#search-answers");
  const status = dialog.querySelector(".search-status");
  let asked = "";
  let asking = null;
  let chosen = null;
  let pause = 0;

  const options = () => [...answers.querySelectorAll("[role=option]")];

  const choose = option => {
    chosen?.setAttribute("aria-selected", "false");
    chosen = option ?? null;
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
    else field.removeAttribute("aria-activedescendant");
  };

  // A list of options is one as long as there are any.
  const list = isOne => {
    if (isOne) answers.setAttribute("role", "listbox");
    else answers.removeAttribute("role");
    if (isOne) answers.setAttribute("aria-label", answers.dataset.label);
    else answers.removeAttribute("aria-label");
    field.setAttribute("aria-expanded", String(isOne));
    choose(null);
  };

  const show = html => {
    answers.innerHTML = html;
    const count = options().length;
    list(count > 0);
    status.textContent = html === "" ? "" : count === 0 ? status.dataset.none : count === 1 ? status.dataset.one : status.dataset.many + count;
  };

  // What is out of reach is still a link away: signed out meanwhile, too many requests, no network.
  const fail = typed => {
    const link = document.createElement("a");
    link.className = "found-item";
    link.href = "/search?q=" + encodeURIComponent(typed);
    link.textContent = dialog.dataset.failed;
    answers.replaceChildren(link);
    list(false);
  };

  const ask = async () => {
    const typed = field.value.trim();
    if (typed === asked) return;
    asked = typed;
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch("/search/answers", {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ q: typed }), redirect: "error", signal: asking.signal,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const html = await answer.text();
      if (typed === asked) show(html.trim());
    } catch (error) {
      if (error.name !== "AbortError") fail(typed);
    }
  };

  const open = window => {
    for (const popover of document.querySelectorAll(":popover-open")) popover.hidePopover();
    if (!window.open) window.showModal();
    if (window === dialog) {
      keys.close();
      field.select();
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, 120);
  });
  field.addEventListener("keydown", event => {
    if (event.isComposing) return;
    const all = options();
    const at = all.indexOf(chosen);
    if (event.key === "ArrowDown") choose(all[at + 1] ?? all[0]);
    else if (event.key === "ArrowUp") choose(at < 0 ? all.at(-1) : all[at - 1] ?? all.at(-1));
    else if (event.key === "Enter" && chosen) chosen.click();
    else if (event.key === "Escape") dialog.close(); // at once; a browser would first empty the field
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("click", event => {
    // Beside the window: its own ground lies behind what it holds.
    if (event.target === dialog || event.target.closest("a, .search-close")) dialog.close();
  });
  keys.addEventListener("click", event => {
    if (event.target === keys) keys.close();
  });

  document.addEventListener("click", event => {
    const link = event.target.closest("a[data-search]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    open(dialog);
  }, true);

  const isTyping = target => target.closest?.("input, textarea, select, [contenteditable]") != null;

  // By the letter that is typed. Where the keyboard writes no Latin letters, by the place of the key, which is K on all of them; a Dvorak keyboard has a T there, which is the browser's.
  const isLetterK = event => /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() === "k" : event.code === "KeyK";

  document.addEventListener("keydown", event => {
    if (event.isComposing || event.repeat) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && isLetterK(event)) {
      event.preventDefault();
      open(dialog);
      return;
    }
    // Signs stand elsewhere on each keyboard, with Shift or AltGr: only what is typed counts.
    if (isTyping(event.target) || event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState("AltGraph"))) return;
    const window = event.key === "/" ? dialog : event.key === "?" || event.key === "؟" ? keys : null;
    if (!window) return;
    event.preventDefault();
    open(window);
  });
})();
