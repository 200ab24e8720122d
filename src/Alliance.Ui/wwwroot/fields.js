// Comforts of fields; everything works without them.
// What is wrong with a form is summed up above it in links: each leads into its field. Heard before the page takes it for a move to another place.
document.addEventListener("click", event => {
  const link = event.target.closest(".error-summary a");
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  event.stopPropagation();
  field.closest("details:not([open])")?.setAttribute("open", "");
  field.focus();
}, true);

// A calendar for day fields, which can be typed into without it. Opened by the button of a field or by the arrow down in it; the words come from the page.
(() => {
  const words = document.currentScript.dataset;
  const [months, days, shortDays] = [words.months, words.days, words.shortDays].map(x => x.split("|"));
  const isMirrored = document.documentElement.dir === "rtl";

  // Days are dates at noon UTC: no zone or summer time moves them.
  const dayOf = (year, month, day) => new Date(Date.UTC(year, month, day, 12));
  const written = day => day.toISOString().slice(0, 10);
  const read = iso => dayOf(iso.slice(0, 4), iso.slice(5, 7) - 1, iso.slice(8, 10));
  const after = (day, count) => dayOf(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + count);
  const afterMonths = (day, count) => {
    const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + count];
    return dayOf(year, month, Math.min(day.getUTCDate(), dayOf(year, month + 1, 0).getUTCDate()));
  };
  const weekday = day => (day.getUTCDay() + 6) % 7;
  const today = read(words.today);

  // The server reads what is typed; here it only says where the calendar opens.
  const typed = text => {
    const plain = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, x => x.charCodeAt(0) & 15).replace(/[\u200e\u200f\u061c]/g, "").trim();
    const parts = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(plain)?.slice(1).reverse() ?? /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain)?.slice(1);
    return parts && parts[1] >= 1 && parts[1] <= 12 && parts[2] >= 1 && parts[2] <= 31 ? dayOf(parts[0], parts[1] - 1, parts[2]) : null;
  };

  const element = (tag, attributes, ...inside) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value != null) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  };
  const step = (label, sign, months) => {
    const button = element("button", { type: "button", class: "calendar-step", "aria-label": label }, sign);
    button.addEventListener("click", () => show(afterMonths(shown, months)));
    return button;
  };

  let field, shown, chosen, first, last;
  const month = element("select", { "aria-label": words.month }, ...months.map((x, i) => element("option", { value: i }, x)));
  const year = element("select", { "aria-label": words.year });
  const heading = element("p", { class: "visually-hidden", "aria-live": "polite" });
  const grid = element("tbody", {});
  const dialog = element("dialog", { class: "calendar" },
    element("div", { class: "calendar-head" }, step(words.previous, "‹", -1), month, year, step(words.next, "›", 1)), heading,
    element("table", { role: "grid" }, element("thead", {}, element("tr", {}, ...days.map((x, i) => element("th", { scope: "col" }, element("abbr", { title: x }, shortDays[i]))))), grid));
  const isOpen = day => day >= first && day <= last;

  const show = (day, focus) => {
    shown = day < first ? first : day > last ? last : day;
    const [inYear, inMonth] = [shown.getUTCFullYear(), shown.getUTCMonth()];
    [month.value, year.value] = [inMonth, inYear];
    heading.textContent = `${months[inMonth]} ${inYear}`;
    const start = dayOf(inYear, inMonth, 1);
    const rows = [];
    for (let monday = after(start, -weekday(start)); monday.getUTCFullYear() * 12 + monday.getUTCMonth() <= inYear * 12 + inMonth; monday = after(monday, 7))
      rows.push(element("tr", {}, ...days.map((name, i) => cell(after(monday, i), name, inMonth))));
    grid.replaceChildren(...rows);
    if (focus) grid.querySelector("[tabindex='0']").focus();
  };
  const cell = (day, name, inMonth) => {
    if (day.getUTCMonth() !== inMonth) return element("td", {});
    return element("td", {}, element("button", {
      type: "button", "data-date": written(day), tabindex: +day === +shown ? 0 : -1, "aria-label": `${name} ${day.getUTCDate()} ${months[inMonth]} ${day.getUTCFullYear()}`,
      "aria-current": +day === +today ? "date" : null, "aria-pressed": +day === +chosen, "aria-disabled": isOpen(day) ? null : "true",
    }, String(day.getUTCDate())));
  };

  const place = around => {
    const { width, height } = dialog.getBoundingClientRect();
    const top = around.bottom + 4 + height <= innerHeight ? around.bottom + 4 : Math.max(8, around.top - 4 - height);
    const left = isMirrored ? around.right - width : around.left;
    [dialog.style.top, dialog.style.left] = [`${top}px`, `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`];
  };
  const open = input => {
    if (input.disabled || input.readOnly) return;
    field = input;
    chosen = typed(input.value);
    [first, last] = [read(input.dataset.min ?? "1900-01-01"), read(input.dataset.max ?? "2199-12-31")];
    const from = Math.max(first.getUTCFullYear(), today.getUTCFullYear() - 100), to = Math.min(last.getUTCFullYear(), today.getUTCFullYear() + 30);
    year.replaceChildren(...Array.from({ length: Math.max(1, to - from + 1) }, (_, i) => element("option", { value: from + i }, String(from + i))));
    dialog.setAttribute("aria-label", input.labels?.[0]?.textContent.trim() || input.name);
    if (!dialog.isConnected) document.body.append(dialog);
    dialog.showModal();
    show(chosen ?? today, true);
    place(input.getBoundingClientRect());
  };
  // The page may have been drawn anew meanwhile.
  const current = () => (field.id && document.getElementById(field.id)) || field;
  const choose = day => {
    if (!isOpen(day)) return;
    dialog.close();
    const [input, iso] = [current(), written(day)];
    input.value = `${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;
    for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
  };

  for (const select of [month, year]) select.addEventListener("change", () => show(afterMonths(shown, (year.value - shown.getUTCFullYear()) * 12 + (month.value - shown.getUTCMonth()))));
  dialog.addEventListener("close", () => current().focus());
  dialog.addEventListener("click", event => {
    const button = event.target.closest("[data-date]");
    if (button) choose(read(button.dataset.date));
    else if (event.target === dialog) { // its padding, or all around it
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      if (event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom) dialog.close();
    }
  });
  const moves = {
    ArrowLeft: isMirrored ? 1 : -1, ArrowRight: isMirrored ? -1 : 1, ArrowUp: -7, ArrowDown: 7,
    Home: day => after(day, -weekday(day)), End: day => after(day, 6 - weekday(day)),
    PageUp: (day, far) => afterMonths(day, far ? -12 : -1), PageDown: (day, far) => afterMonths(day, far ? 12 : 1),
  };
  grid.addEventListener("keydown", event => {
    const move = event.ctrlKey || event.altKey || event.metaKey ? null : moves[event.key];
    if (!move) return;
    event.preventDefault();
    show(typeof move === "number" ? after(shown, move) : move(shown, event.shiftKey), true);
  });

  document.addEventListener("click", event => {
    const button = event.target.closest(".day-open");
    if (button) open(button.parentElement.querySelector("[data-day]"));
  });
  document.addEventListener("keydown", event => {
    if (event.key !== "ArrowDown" || !event.target.matches?.("[data-day]")) return;
    event.preventDefault();
    open(event.target);
  });
  document.documentElement.dataset.calendar = "";
})();
