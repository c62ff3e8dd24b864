/// The keys of the site. All that they do is also a button or a link; without the script nothing is lost.
///
/// - Source: WCAG 2.2, 2.1.4 «Character Key Shortcuts»: they can be switched off and changed, and none
///   works inside a field.
enum KeyScript {
  static let source: StaticString = #"""
    "use strict";
    (() => {
      const usual = {
        next: "j", previous: "k", open: "n", accept: "a", override: "o", undo: "u",
        records: "e", copy: "c", filter: "/", help: "?", leave: "Escape",
      };
      const place = "tallyman-keys";
      function stored() {
        try {
          const value = JSON.parse(localStorage.getItem(place) || "{}");
          const keys = { ...usual };
          for (const name of Object.keys(usual)) {
            if (value.keys && typeof value.keys[name] === "string" && value.keys[name]) keys[name] = value.keys[name];
          }
          return { on: value.on !== false, keys };
        } catch { return { on: true, keys: { ...usual } }; }
      }
      let settings = stored();
      function store() {
        try { localStorage.setItem(place, JSON.stringify(settings)); } catch { /* kept for this page only */ }
      }

      const cards = () => [...document.querySelectorAll(".card")];
      function current() {
        const all = cards();
        const focused = document.activeElement && document.activeElement.closest(".card");
        if (focused) return all.indexOf(focused);
        const target = document.querySelector(".card:target");
        return target ? all.indexOf(target) : -1;
      }
      function go(index) {
        const all = cards();
        const card = all[index];
        if (!card) return;
        history.replaceState(null, "", "#" + card.id);
        card.focus({ preventScroll: true });
        card.scrollIntoView({ block: "start" });
      }
      function press(selector) {
        const card = cards()[current()];
        const button = card && card.querySelector(selector);
        if (button) button.click();
      }
      function copy(button) {
        const link = new URL(button.dataset.copy, location.href).href;
        const done = () => { button.textContent = "Link copied"; };
        if (navigator.clipboard) navigator.clipboard.writeText(link).then(done, () => { location.href = link; });
        else location.href = link;
      }
      const actions = {
        next: () => go(current() + 1),
        previous: () => go(Math.max(0, current() - 1)),
        open: () => {
          const all = cards();
          const from = current();
          const order = [...all.keys()].slice(from + 1).concat([...all.keys()].slice(0, from + 1));
          const found = order.find((index) => {
            const part = all[index].querySelector(".decide");
            return part && (part.dataset.state === "open" || part.dataset.state === "stale");
          });
          if (found !== undefined) { go(found); return; }
          const more = document.querySelector("a[rel=next]");
          if (more) more.click();
        },
        accept: () => press("button[data-key=accept]"),
        undo: () => press("button[data-key=undo]"),
        override: () => {
          const card = cards()[current()];
          const part = card && card.querySelector("details.override");
          if (!part) return;
          part.open = true;
          part.querySelector("textarea").focus();
        },
        records: () => {
          const card = cards()[current()];
          const part = card && card.querySelector(":scope > details");
          if (part) part.open = !part.open;
        },
        copy: () => press("button[data-copy]"),
        filter: () => {
          const field = document.getElementById("filter");
          if (field) { field.focus(); field.select(); }
        },
        help: () => { location.href = "/help"; },
        leave: () => {
          for (const part of document.querySelectorAll(".card details[open]")) part.open = false;
          if (document.activeElement && document.activeElement !== document.body) document.activeElement.blur();
        },
      };
      document.addEventListener("keydown", (event) => {
        if (!settings.on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
        const at = event.target;
        if (at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName))) return;
        const name = Object.keys(actions).find((one) => settings.keys[one] === event.key);
        if (!name) return;
        event.preventDefault();
        actions[name]();
      });

      for (const button of document.querySelectorAll("button[data-copy]")) {
        button.hidden = false;
        button.addEventListener("click", () => copy(button));
      }
      // A claim of another page of a long story.
      const wanted = /^#claim-([0-9a-f]{8})$/.exec(location.hash);
      const story = /^\/article\/[0-9a-f]{64}$/.exec(location.pathname);
      if (wanted && story && !document.getElementById("claim-" + wanted[1]) && document.querySelector(".pager")) {
        location.replace(location.pathname + "/claim/" + wanted[1]);
      }
      const target = document.querySelector(".card:target");
      if (target) target.focus({ preventScroll: true });

      const form = document.getElementById("key-form");
      if (form) {
        const fields = [...form.querySelectorAll("input[data-default]")];
        const on = document.getElementById("keys-on");
        const state = document.getElementById("key-state");
        const reset = document.getElementById("keys-reset");
        const tell = () => {
          const used = Object.values(settings.keys);
          const twice = used.find((key, index) => used.indexOf(key) !== index);
          state.textContent = !settings.on ? "Keys are off." : twice ? "“" + twice + "” stands for two things; the first counts." : "Keys are on. Kept in this browser.";
        };
        const show = () => {
          on.checked = settings.on;
          for (const field of fields) field.value = settings.keys[field.name];
          tell();
        };
        form.addEventListener("submit", (event) => event.preventDefault());
        on.disabled = false;
        reset.hidden = false;
        on.addEventListener("change", () => { settings.on = on.checked; store(); tell(); });
        for (const field of fields) {
          field.disabled = false;
          field.addEventListener("change", () => {
            settings.keys[field.name] = field.value || field.dataset.default;
            store(); show();
          });
        }
        reset.addEventListener("click", () => { settings = { on: true, keys: { ...usual } }; store(); show(); });
        show();
      }
    })();

    """#
}
