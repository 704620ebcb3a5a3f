// Building and comparing DOM. Text only ever enters as text nodes, never as markup.

export const byId = (id) => document.getElementById(id);

/** An element; `on<event>` props are listeners, null and false props and children are left out. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Makes the children be `rows` ({key, sign, build}); a row whose sign is unchanged keeps its node. */
export function reconcile(container, rows) {
  const focus = focusIn(container);
  const old = new Map([...container.children].map((node) => [node.dataset.key, node]));
  const wanted = rows.map((row) => {
    const kept = old.get(row.key);
    if (kept?.sign === row.sign) return kept;
    const node = row.build();
    node.dataset.key = row.key;
    node.sign = row.sign;
    return node;
  });
  const staying = new Set(wanted);
  for (const node of [...container.children]) if (!staying.has(node)) node.remove();
  let next = container.firstElementChild;
  for (const node of wanted) {
    if (node === next) next = next.nextElementSibling;
    else container.insertBefore(node, next);
  }
  if (focus) restoreFocus(container, focus);
}

function focusIn(container) {
  const active = document.activeElement;
  if (!container.contains(active) || active === container) return null;
  let row = active;
  while (row.parentElement !== container) row = row.parentElement;
  return { active, key: row.dataset.key, part: active.dataset.part };
}

// A row that was built anew while one of its buttons had the focus must not drop it to the body.
function restoreFocus(container, { active, key, part }) {
  if (active.isConnected) return;
  const row = [...container.children].find((node) => node.dataset.key === key);
  if (!row) return;
  const same = part && row.querySelector(`[data-part="${CSS.escape(part)}"]`);
  (same || row).focus({ preventScroll: true });
}

/** One tab stop for the whole list; arrows, Home and End move inside it. */
export function rove(container, selector) {
  container.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = event.target.closest(selector);
    if (!from) return;
    const to = neighbour([...container.querySelectorAll(selector)], from, event.key);
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
  container.addEventListener("focusin", (event) => {
    const item = event.target.closest(selector);
    if (item) settle(container, selector, item);
  });
}

/** Gives the tab stop to `current`, or keeps it where it is, or gives it to the first. */
export function settle(container, selector, current) {
  const items = [...container.querySelectorAll(selector)];
  const stop = current ?? items.find((item) => item.tabIndex === 0) ?? items[0];
  for (const item of items) item.tabIndex = item === stop ? 0 : -1;
}

function neighbour(items, from, key) {
  if (key === "Home") return items[0];
  if (key === "End") return items.at(-1);
  const a = from.getBoundingClientRect();
  const ahead = {
    ArrowLeft: (b) => [a.left - b.right, Math.abs(a.top - b.top), sameRow(a, b)],
    ArrowRight: (b) => [b.left - a.right, Math.abs(a.top - b.top), sameRow(a, b)],
    ArrowUp: (b) => [a.top - b.bottom, Math.abs(a.left - b.left), true],
    ArrowDown: (b) => [b.top - a.bottom, Math.abs(a.left - b.left), true],
  }[key];
  if (!ahead) return null;
  const able = items
    .map((item) => [item, ...ahead(item.getBoundingClientRect())])
    .filter(([item, along, , allowed]) => item !== from && along > -2 && allowed);
  able.sort((x, y) => x[1] - y[1] || x[2] - y[2]);
  return able[0]?.[0] ?? null;
}

const sameRow = (a, b) => a.top < b.bottom && b.top < a.bottom;

/** A short notice that goes by itself. */
export function toast(text) {
  const box = byId("toast");
  clearTimeout(toast.timer);
  box.textContent = text;
  box.classList.add("shown");
  toast.timer = setTimeout(() => box.classList.remove("shown"), 4000);
}

/** A modal dialog; resolves with its return value ("" when Escape or a tap beside closed it). */
export function ask(className, label, ...content) {
  const dialog = el("dialog", { class: className, "aria-label": label }, ...content);
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close(""));
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}

export function alertDialog(text) {
  const ok = el("form", { method: "dialog" }, el("button", { class: "wide", autofocus: true }, "Понятно"));
  return ask("alert", "Ответ бота", el("p", {}, text), ok);
}

/** A menu at an element; `items` are [label, action] pairs. */
export function openMenu(anchor, label, items) {
  const menu = el("div", { class: "menu", role: "menu", popover: true, "aria-label": label });
  for (const [text, act] of items) {
    const choose = () => {
      menu.hidePopover();
      act();
    };
    menu.append(el("button", { type: "button", role: "menuitem", tabindex: "-1", onclick: choose }, text));
  }
  rove(menu, "[role=menuitem]");
  menu.addEventListener("toggle", (event) => event.newState === "closed" && menu.remove());
  document.body.append(menu);
  menu.showPopover();
  const at = anchor.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(at.bottom + 4, innerHeight - menu.offsetHeight - 8))}px`;
  menu.firstElementChild?.focus();
}
