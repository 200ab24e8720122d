// Lists of pages without a circuit. Everything works without it, by the button of the search.
(() => {
  // What is chosen in a select is asked for at once; days wait for the button, since each key of one would ask.
  const chosen = "chosen in " + location.pathname;
  document.addEventListener("change", event => {
    if (!event.target.matches(".list-filters select")) return;
    sessionStorage.setItem(chosen, event.target.name);
    event.target.form?.requestSubmit();
  });

  // Whoever chooses by the keyboard is still at the select when the answer is there.
  const name = sessionStorage.getItem(chosen);
  sessionStorage.removeItem(chosen);
  if (name) document.querySelector(`.list-filters select[name="${CSS.escape(name)}"]`)?.focus({ preventScroll: true });

  // Rows are chosen one by one or a whole page at once. All that were found are meant only while the whole page is.
  document.addEventListener("change", event => {
    const list = event.target.closest(".list");
    if (!list || !event.target.closest(".list-batch, .choose")) return;
    const boxes = [...list.querySelectorAll(".choose input")];
    const page = list.querySelector("[data-choose-page]");
    if (event.target === page) for (const box of boxes) box.checked = page.checked;
    page.checked = boxes.every(box => box.checked);
    page.indeterminate = !page.checked && boxes.some(box => box.checked);
    const all = list.querySelector(".choose-all input");
    if (all && !page.checked) all.checked = false;
  });

  // What is blank stays out of the address, and what was found where not all of it is meant.
  document.addEventListener("formdata", event => {
    if (!event.formData.has("all")) event.formData.delete("found");
    if (event.target.method === "get")
      for (const [name, value] of [...event.formData]) if (!value.trim()) event.formData.delete(name);
  });
})();
