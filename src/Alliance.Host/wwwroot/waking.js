// A page is there to be read and typed into before its circuit lives; then Blazor draws it anew. What was typed is put back, the caret too.
// A button that needs the circuit says that it must wait: sent as it stands, its form would come back empty.
(() => {
  const asleep = "[data-waking] #main";
  const typed = new Set();
  let focused = null;

  // A form that works by itself: a search, say. Blazor's carry the name of who is to handle them.
  const isPlain = form => form && !form.elements.namedItem("_handler");
  const needsCircuit = button => button.closest(asleep) && !button.matches("[popovertarget], .day-open") && !(button.type === "submit" && isPlain(button.form));

  const hold = event => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const note = document.querySelector(".waking-note");
    if (note) note.textContent = note.dataset.words;
  };
  document.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (button && needsCircuit(button)) hold(event);
  }, true);
  document.addEventListener("submit", event => {
    if (event.target.closest(asleep) && !isPlain(event.target)) hold(event);
  }, true);
  // Once all is parsed; DOMContentLoaded would wait for the very scripts that are slow to arrive.
  document.addEventListener("readystatechange", () => {
    for (const button of document.querySelectorAll("button")) if (needsCircuit(button)) button.setAttribute("aria-disabled", "true");
  });

  for (const kind of ["input", "change"]) document.addEventListener(kind, event => {
    if (event.target.closest(asleep)) typed.add(event.target);
  }, true);
  document.addEventListener("focusin", event => {
    if (document.querySelector(asleep)) focused = event.target.closest(`${asleep} :is(input, select, textarea)`);
  });

  // Fields are the same by id; those without one that lasts, by name or label.
  const twinOf = field => {
    const same = field.type === "radio" || field.type === "checkbox" ? `[value="${CSS.escape(field.value)}"]` : "";
    return [["id", ""], ["name", same], ["aria-label", ""]]
      .filter(([attribute]) => field.getAttribute(attribute))
      .map(([attribute, more]) => document.querySelector(`[data-live] #main [${attribute}="${CSS.escape(field.getAttribute(attribute))}"]${more}`))
      .find(twin => twin?.tagName === field.tagName);
  };
  const copy = (field, twin) => {
    const [what, is] = field.type === "file" ? ["files", x => x.files.length] : field.type === "radio" || field.type === "checkbox" ? ["checked", x => x.checked] : ["value", x => x.value];
    if (is(twin) !== is(field)) {
      twin[what] = field[what];
      for (const kind of ["input", "change"]) twin.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    return is(twin) === is(field);
  };
  const refocus = twin => {
    if (document.activeElement !== document.body) return;
    twin.focus({ preventScroll: true });
    if (focused.selectionStart != null) twin.setSelectionRange(focused.selectionStart, focused.selectionEnd);
  };

  // A field may be drawn later than the page around it. On another page nothing is left to do.
  const cameTo = location.pathname;
  const awake = new MutationObserver(() => {
    if (!document.querySelector("[data-live]")) return;
    if (location.pathname === cameTo) {
      for (const field of [...typed]) {
        const twin = twinOf(field);
        if (twin && copy(field, twin)) typed.delete(field);
      }
      const twin = focused && twinOf(focused);
      if (twin) {
        refocus(twin);
        focused = null;
      }
    }
    if ((typed.size === 0 && !focused) || location.pathname !== cameTo) awake.disconnect();
  });
  awake.observe(document, { childList: true, subtree: true });
})();
