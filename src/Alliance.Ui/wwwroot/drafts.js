// What is typed into a form and not sent is kept on the server for the person who typed it, and stands there again when the form opens again: after the host was restarted,
// after a new sign-in, on another day. Nothing of it is stored in the browser, which others may use next.
globalThis.drafts = (() => {
  const person = document.currentScript.dataset.person;
  const soon = 200, pause = 1500, patience = 5000;
  const states = new Map();
  const opened = new WeakSet();
  let quiet = false; // while fields are filled by this script

  const placeOf = (page, name) => `${page} ${name}`;
  const stateOf = form => {
    const { page, draft } = form.dataset;
    const place = placeOf(page, draft);
    if (!states.has(place)) states.set(place, { page, name: draft, fields: new Map(), before: new Map(), begun: new Map(), due: new Map(), timer: 0, sending: null, isBehind: false, isRefused: false });
    return states.get(place);
  };
  const formOf = state => [...document.querySelectorAll("[data-live] form[data-draft]")].find(x => x.dataset.page === state.page && x.dataset.draft === state.name);

  // Choices made by buttons are fields too.
  const isChoice = field => field.matches("button.chip[aria-pressed]");
  const isTicked = field => field.type === "radio" || field.type === "checkbox";
  const keyOf = field => isChoice(field) ? `choice:${field.textContent.trim()}` : field.type === "radio" ? `${field.name}=${field.value}` : field.id || field.name;
  const isKept = field => isChoice(field) || (field.matches("input, select, textarea") && !["file", "password", "hidden", "submit", "button"].includes(field.type) && keyOf(field));
  const valueOf = field => isChoice(field) ? field.getAttribute("aria-pressed") : isTicked(field) ? String(field.checked) : field.value;
  const fieldsOf = form => [...form.querySelectorAll("input, select, textarea, button.chip[aria-pressed]")].filter(isKept);

  const fill = (field, value) => {
    if (isChoice(field)) {
      if (value === "true") field.click(); // what was given up has been given up by another choice
      return;
    }
    quiet = true;
    if (isTicked(field)) field.checked = value === "true";
    else field.value = value;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    quiet = false;
  };

  const say = (form, note, isSaid) => {
    const place = form?.querySelector(`:scope > .form-note[data-note="${note}"]`);
    if (place) place.hidden = !isSaid;
  };

  // ---- to the server
  const titleOf = (form, state) => {
    const sheet = form.closest("dialog");
    const heading = (sheet?.querySelector("h2") ?? document.querySelector("#main h1"))?.textContent;
    const about = sheet?.querySelector(".panel-note")?.textContent ?? fieldsOf(form).find(x => x.type === "text" && state.fields.get(keyOf(x)))?.value;
    return [heading, about].map(x => x?.trim()).filter(Boolean).join(" – ").slice(0, 200);
  };
  const post = async state => {
    try {
      const answer = await fetch("/drafts", {
        method: "POST", headers: { "Content-Type": "application/json" }, redirect: "manual", keepalive: true,
        body: JSON.stringify({ page: state.page, form: state.name, href: state.href, title: state.title, person, about: state.about, isBrief: state.isBrief, fields: Object.fromEntries(state.fields) }),
      });
      if (answer.ok) return "kept";
      const code = answer.status === 409 ? (await answer.json()).code : null;
      if (answer.type === "opaqueredirect" || [401, 403].includes(answer.status) || code === "draft.another-person") return "signed-out";
      return answer.status === 400 || code === "draft.too-large" ? "never" : "later"; // a lost race, a busy database
    } catch {
      return "later";
    }
  };
  const send = async state => {
    clearTimeout(state.timer);
    if (state.sending) await state.sending;
    if (!state.isBehind || state.sending) return state.sending;
    state.isBehind = false;
    state.sending = post(state);
    const outcome = await state.sending;
    state.sending = null;
    state.isRefused = outcome === "signed-out";
    say(formOf(state), "signed-out", state.isRefused);
    if (outcome === "kept" || outcome === "never" || state.fields.size === 0) return;
    state.isBehind = true;
    if (outcome === "later") state.timer = setTimeout(send, patience, state);
  };
  const flush = () => Promise.all([...states.values()].map(send));
  // Before the page goes for good: a host that is only just coming up takes it at the second try.
  const settle = async () => {
    for (let tries = 0; tries < 10; tries++) {
      if (tries > 0) await new Promise(go => setTimeout(go, 500));
      await flush();
      if (![...states.values()].some(x => x.isBehind && !x.isRefused)) return;
    }
  };
  const forget = async state => {
    clearTimeout(state.timer);
    state.fields.clear();
    state.before.clear();
    state.due.clear();
    state.isBehind = false;
    const [form, wasSending] = [formOf(state), state.sending];
    for (const note of ["kept", "changed"]) say(form, note, false);
    await state.sending;
    return wasSending;
  };
  const remove = state => fetch(`/drafts?${new URLSearchParams({ page: state.page, form: state.name })}`, { method: "DELETE", redirect: "manual", keepalive: true }).catch(() => {});

  // The host has taken what was sent and removed the draft; what was still on its way to be kept is removed after it.
  const done = (page, name) => {
    const state = states.get(placeOf(page, name));
    if (state) forget(state).then(wasSending => wasSending && remove(state));
  };

  const keep = (field, wait) => {
    const form = field.closest?.("form[data-draft]");
    if (!form || quiet || !isKept(field)) return;
    const state = stateOf(form);
    if (state.fields.size === 0) state.about = form.dataset.about;
    state.fields.set(keyOf(field), valueOf(field));
    state.due.delete(keyOf(field));
    Object.assign(state, { isBehind: true, isBrief: form.closest("dialog") !== null, title: titleOf(form, state), href: location.pathname + location.search });
    clearTimeout(state.timer);
    state.timer = setTimeout(send, wait, state);
  };
  document.addEventListener("input", event => keep(event.target, pause), true);
  document.addEventListener("change", event => keep(event.target, soon), true);
  addEventListener("pagehide", () => { flush(); });
  document.addEventListener("submit", event => { if (!event.target.matches("form[data-draft]")) flush(); }, true); // signing out, say
  for (const back of ["focus", "online"]) addEventListener(back, () => { flush(); });
  // Only what could not be kept is asked about.
  addEventListener("beforeunload", event => {
    if ([...states.values()].some(x => x.isBehind && x.isRefused)) event.preventDefault();
  });

  // ---- and back
  // What a page works out of its fields it works out when one is left.
  const leave = field => field?.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  const fillDue = (form, state) => {
    let last = null;
    for (const field of fieldsOf(form)) {
      const key = keyOf(field);
      if (!state.due.has(key)) continue;
      const value = state.due.get(key);
      state.due.delete(key);
      if (valueOf(field) === value) continue;
      if (!state.before.has(key)) state.before.set(key, valueOf(field));
      fill(field, value);
      last = field;
      if (!isChoice(field) && valueOf(field) !== value) state.due.set(key, value); // its choices are still to come
    }
    leave(last);
  };
  const open = async form => {
    const state = stateOf(form);
    state.begun = new Map(fieldsOf(form).map(field => [keyOf(field), valueOf(field)]));
    const kept = await fetch(`/drafts?${new URLSearchParams({ page: state.page, form: state.name })}`, { redirect: "manual" })
      .then(answer => answer.status === 200 ? answer.json() : null, () => null);
    for (const [key, value] of Object.entries(kept?.fields ?? {})) if (!state.fields.has(key)) state.fields.set(key, value);
    state.about = kept?.about ?? state.about;
    state.due = new Map(state.fields);
    fillDue(form, state);
    // Put back over what others have changed since: whoever sends it unseen would undo that.
    const isOver = (state.about ?? form.dataset.about) !== form.dataset.about;
    say(form, isOver ? "changed" : "kept", state.before.size > 0);
    say(form, "signed-out", state.isRefused);
  };
  document.addEventListener("click", event => {
    const form = event.target.closest("[data-anew]")?.closest("form[data-draft]");
    if (!form) return;
    const state = stateOf(form);
    // As the form was before anything was typed, whether it was put back or typed since.
    const begun = new Map([...state.begun, ...state.before]);
    forget(state).then(() => remove(state));
    let last = null;
    for (const field of fieldsOf(form)) {
      const value = begun.get(keyOf(field));
      if (value === undefined || valueOf(field) === value) continue;
      fill(field, isChoice(field) ? "true" : value);
      last = field;
    }
    leave(last);
  });

  new MutationObserver(changes => {
    for (const { type, target, oldValue } of changes)
      if (type === "attributes" && oldValue !== null && target.isConnected && oldValue !== target.getAttribute("aria-pressed")) keep(target, soon);
    for (const form of document.querySelectorAll("[data-live] form[data-draft]")) {
      if (!opened.has(form)) {
        opened.add(form);
        open(form);
      } else fillDue(form, stateOf(form));
    }
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-pressed"], attributeOldValue: true });

  // While the connection is away nothing that is typed or chosen is heard: it is said again.
  let chosen = new Set();
  let isAway = false;
  document.addEventListener("change", event => {
    if (event.target.type !== "file") return;
    if (isAway) chosen.add(event.target);
    askAgain(event.target.id, false);
  }, true);

  // A file that was chosen meanwhile can't be kept over a page that loads anew: only that it was, in this window, and there it is asked for again.
  const again = "choose-again";
  const askAgain = (id, isAsked) => {
    const note = document.querySelector(`[data-again="${CSS.escape(id)}"]`);
    if (note) note.hidden = !isAsked;
  };
  addEventListener("pagehide", () => { if (chosen.size > 0) sessionStorage.setItem(again, JSON.stringify([...chosen].map(x => x.id))); });
  const lost = JSON.parse(sessionStorage.getItem(again) ?? "[]");
  sessionStorage.removeItem(again);
  const live = lost.length > 0 && setInterval(() => {
    if (!document.querySelector(".shell[data-live]")) return;
    clearInterval(live);
    for (const id of lost) askAgain(id, true);
  }, 100);
  document.getElementById("components-reconnect-modal")?.addEventListener("components-reconnect-state-changed", event => {
    isAway = event.detail.state !== "hide";
    if (isAway) return;
    flush();
    for (const state of states.values()) {
      const form = formOf(state);
      for (const field of form ? fieldsOf(form) : []) if (!isChoice(field) && state.fields.has(keyOf(field)) && field !== document.activeElement) fill(field, valueOf(field));
    }
    for (const field of chosen) if (field.isConnected) field.dispatchEvent(new Event("change", { bubbles: true }));
    chosen = new Set();
  });

  return { done, flush, settle };
})();
