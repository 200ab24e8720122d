// Small comforts of pages behind the sign-in. Everything works without them.
(() => {
  const menus = ":is(details.user-menu, details.menu)[open]";

  // Styles that the first paint does not wait for.
  for (const styles of document.querySelectorAll("link[data-later]")) styles.media = "all";

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

  // A sheet is opened as a dialog once it is drawn. When it is taken away, one is back where one was.
  let pressed = null;
  let sheet = null;
  document.addEventListener("click", event => { pressed = event.target.closest("button, a"); }, true);
  new MutationObserver(() => {
    if (sheet && !sheet.dialog.isConnected) {
      const from = [sheet.opener, sheet.opener?.closest("details")?.querySelector("summary")].find(x => x?.isConnected && x.checkVisibility());
      if (document.activeElement === document.body) from?.focus({ preventScroll: true });
      sheet = null;
    }
    const drawn = document.querySelector("dialog[data-sheet]:not([open])");
    if (!drawn) return;
    sheet = { dialog: drawn, opener: pressed };
    drawn.showModal();
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

  // The server has let go of the circuit (a restart, a suspension): the page loads anew and hears why. A suspended service
  // refuses the connection itself, which looks like a lost network: then the host is asked, and says to come back much later.
  document.getElementById("components-reconnect-modal")?.addEventListener("components-reconnect-state-changed", async event => {
    const state = event.detail.state;
    if (state === "rejected" || (state !== "hide" && await suspended())) location.reload();
  });
  const suspended = () => fetch("/favicon.svg", { method: "HEAD", cache: "no-store" })
    .then(answer => answer.status === 503 && Number(answer.headers.get("Retry-After")) >= 600, () => false);
  document.addEventListener("visibilitychange", async () => {
    const notice = document.getElementById("components-reconnect-modal");
    if (document.visibilityState === "visible" && notice?.classList.contains("components-reconnect-failed")) location.reload();
  });
})();
