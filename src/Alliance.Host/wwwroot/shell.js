// Small comforts of pages behind the sign-in. Everything works without them.
(() => {
  const menus = ":is(details.user-menu, details.menu)[open]";

  // The drawer of phones closes when a page is chosen; menus when one clicks elsewhere, chooses or presses Escape.
  document.addEventListener("click", event => {
    const target = event.target;
    if (target.closest("#navigation a")) {
      const drawer = document.getElementById("navigation");
      if (drawer.matches(":popover-open")) drawer.hidePopover();
    }
    for (const menu of document.querySelectorAll(menus))
      if (!menu.contains(target) || target.closest("a, button")) menu.open = false;
    if (target.closest("[data-reload]")) location.reload();
  });
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll(menus)) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // A term says what it means as long as the mouse or the keyboard is on it; a press keeps it open.
  const meaningOf = target => {
    const word = target instanceof Element ? target.closest(".term-word") : null;
    return word && { word, meaning: document.getElementById(word.getAttribute("popovertarget")) };
  };
  let shown = null;
  const tell = term => {
    if (!term?.meaning || term.meaning.matches(":popover-open")) return;
    term.meaning.showPopover({ source: term.word });
    shown = term.meaning;
  };
  const hush = () => {
    if (shown?.matches(":popover-open")) shown.hidePopover();
    shown = null;
  };
  document.addEventListener("pointerover", event => { if (event.pointerType === "mouse") tell(meaningOf(event.target)); });
  document.addEventListener("pointerout", event => { if (event.pointerType === "mouse" && meaningOf(event.target)) hush(); });
  document.addEventListener("focusin", event => { if (event.target.matches(".term-word:focus-visible")) tell(meaningOf(event.target)); });
  document.addEventListener("focusout", event => { if (meaningOf(event.target)) hush(); });
  document.addEventListener("click", event => {
    if (!shown || meaningOf(event.target)?.meaning !== shown) return;
    event.preventDefault();
    shown = null;
  });

  // A sheet or a question is opened as a dialog once it is drawn. When it is taken away, one is back where one was.
  let pressed = null;
  const opened = [];
  document.addEventListener("click", event => { pressed = event.target.closest("button, a"); }, true);
  new MutationObserver(() => {
    const gone = opened.findIndex(x => !x.dialog.isConnected);
    if (gone >= 0) {
      const { opener } = opened.splice(gone)[0];
      const from = [opener, opener?.closest("details")?.querySelector("summary")].find(x => x?.isConnected && x.checkVisibility());
      // Opened by its address, it has nothing to go back to but the page.
      if (document.activeElement === document.body) (from ?? document.getElementById("main"))?.focus({ preventScroll: true });
    }
    for (const dialog of document.querySelectorAll("dialog[data-sheet]:not([open])")) {
      opened.push({ dialog, opener: pressed });
      dialog.showModal();
    }
  }).observe(document.body, { childList: true, subtree: true });

  // Leaving a field may change the page (a warning comes or goes) while a button is held down. It is pressed all the same, unless the finger itself moves away.
  let held = null;
  document.addEventListener("pointerdown", event => {
    const button = event.isPrimary && event.button === 0 ? event.target.closest("button") : null;
    held = button && { button, x: event.clientX, y: event.clientY };
    button?.setPointerCapture(event.pointerId);
  });
  document.addEventListener("pointermove", event => {
    if (!held || Math.hypot(event.clientX - held.x, event.clientY - held.y) < 12) return;
    if (held.button.hasPointerCapture(event.pointerId)) held.button.releasePointerCapture(event.pointerId);
    held = null;
  });

  // The window of the search, over any page, and that of the keys. What is done in the first is fetched when it is first asked for.
  const search = document.getElementById("search-window");
  const keys = document.getElementById("keys-window");

  const openOver = dialog => {
    for (const popover of document.querySelectorAll(":popover-open")) popover.hidePopover();
    if (!dialog.open) dialog.showModal();
    if (dialog !== search) return;
    keys.close();
    search.querySelector("input[type=search]").select();
    if (!search.dataset.script) return;
    const script = document.createElement("script");
    script.src = search.dataset.script;
    delete search.dataset.script;
    document.head.append(script);
  };

  const isTyping = target => target.closest?.("input, textarea, select, [contenteditable]") != null;

  // By the letter that is typed. Where the keyboard writes no Latin letters, by the place of the key, which is K on all of them; a Dvorak keyboard has a T there, which is the browser's.
  const isLetterK = event => /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() === "k" : event.code === "KeyK";

  if (search) {
    document.addEventListener("click", event => {
      const link = event.target.closest("a[data-search]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      openOver(search);
    }, true);
    document.addEventListener("keydown", event => {
      if (event.isComposing || event.repeat) return;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && isLetterK(event)) {
        event.preventDefault();
        openOver(search);
        return;
      }
      // Signs stand elsewhere on each keyboard, with Shift or AltGr: only what is typed counts.
      if (isTyping(event.target) || event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState("AltGraph"))) return;
      const dialog = event.key === "/" ? search : event.key === "?" || event.key === "؟" ? keys : null;
      if (!dialog) return;
      event.preventDefault();
      openOver(dialog);
    });
    // Beside the window: its own ground lies behind what it holds.
    for (const dialog of [search, keys])
      dialog.addEventListener("click", event => {
        if (event.target === dialog || event.target.closest("a, .search-close")) dialog.close();
      });
  }

  // A form that no draft keeps: leaving it asks, and what is sent while nobody is signed in any more stays on the page.
  for (const form of document.querySelectorAll("form[data-asks]")) {
    let isTyped = form.dataset.asks === "typed";
    let isAsking = false, isSent = false; // sent: the page is left, or a file is fetched and the page stays
    form.addEventListener("input", () => { [isTyped, isSent] = [true, false]; });
    addEventListener("beforeunload", event => { if (isTyped && !isSent) event.preventDefault(); });
    form.addEventListener("submit", async event => {
      if (isSent) return;
      event.preventDefault();
      if (isAsking) return;
      isAsking = true;
      const answer = await fetch(location.href, { redirect: "manual", cache: "no-store" }).catch(() => null);
      isAsking = false;
      const isSignedOut = answer !== null && (answer.type === "opaqueredirect" || answer.status === 401);
      form.querySelector("[data-note=signed-out]").hidden = !isSignedOut;
      if (isSignedOut) return;
      isSent = true;
      form.requestSubmit(event.submitter);
    });
  }

  // A service that restarts is back within a minute: until then it is tried every other second, not every half minute; afterwards now and then, each browser at its own time.
  globalThis.Blazor?.start({
    circuit: { reconnectionOptions: { maxRetries: 150, retryIntervalMilliseconds: before => (before < 3 ? 300 : before < 30 ? 1500 : 9000) * (1 + Math.random() / 3) } },
  });

  // The server has let go of the circuit (a restart, a suspension): the page loads anew and hears why. A suspended service
  // refuses the connection itself, which looks like a lost network: then the host is asked, and says to come back much later.
  const lost = document.getElementById("components-reconnect-modal");
  let hiccup = 0;
  lost?.addEventListener("cancel", event => event.preventDefault()); // it goes when the connection is back
  lost?.addEventListener("components-reconnect-state-changed", async event => {
    const state = event.detail.state;
    clearTimeout(hiccup); // a short one shows nothing, and takes the focus from nobody
    if (state === "hide") lost.close();
    else if (!lost.open) hiccup = setTimeout(() => lost.showModal(), state === "failed" ? 0 : 800);
    if (state !== "rejected" && (state === "hide" || !await suspended())) return;
    await globalThis.drafts?.settle(); // what was typed meanwhile
    location.reload();
  });
  const suspended = () => fetch("/favicon.svg", { method: "HEAD", cache: "no-store" })
    .then(answer => answer.status === 503 && Number(answer.headers.get("Retry-After")) >= 600, () => false);
  document.addEventListener("visibilitychange", async () => {
    if (document.visibilityState === "visible" && lost?.classList.contains("components-reconnect-failed")) location.reload();
  });
})();
