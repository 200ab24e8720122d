// What the window of the search does once it is open: a field whose answers are chosen by the arrows (the combobox pattern of ARIA). Without it, links lead to the page of the search.
(() => {
  const dialog = document.getElementById("search-window");
  const field = dialog.querySelector("input[type=search]");
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
    const kept = chosen?.href;
    answers.innerHTML = html;
    const count = options().length;
    list(count > 0);
    if (kept) choose(options().find(x => x.href === kept));
    status.textContent = html === "" ? "" : count === 0 ? status.dataset.none : count === 1 ? status.dataset.one : status.dataset.many + count;
  };

  // What is out of reach is still a page away: signed out meanwhile, too many requests, no network.
  const fail = () => {
    const button = document.createElement("button");
    button.className = "found-item";
    button.setAttribute("form", "search-form");
    button.textContent = dialog.dataset.failed;
    answers.replaceChildren(button);
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
      if (error.name !== "AbortError") fail();
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
  if (field.value) ask(); // typed while this was on its way
})();
