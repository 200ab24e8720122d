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

  // What is blank stays out of the address.
  document.addEventListener("formdata", event => {
    if (event.target.method === "get")
      for (const [name, value] of [...event.formData]) if (!value.trim()) event.formData.delete(name);
  });
})();
