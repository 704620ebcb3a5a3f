// A message's text and entities (offsets in UTF-16 units, as JavaScript counts) made into DOM nodes.
import { el } from "./dom.js";

const PLAIN = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", blockquote: "blockquote",
};
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SAFE = new Set(["http:", "https:", "tg:", "mailto:", "tel:"]);

/** Nodes for a formatted text. Entities may nest and overlap; what overlaps is cut at the border. */
export function formatted(text, entities) {
  const sorted = (entities ?? []).map((entity) => ({ ...entity, end: entity.offset + entity.length }));
  return nodes(text, sorted, 0, text.length);
}

function nodes(text, entities, start, end) {
  const found = [];
  const waiting = entities.filter((entity) => entity.end > start && entity.offset < end);
  let at = start;
  while (waiting.length) {
    waiting.sort((a, b) => a.offset - b.offset || b.end - a.end);
    const entity = waiting.shift();
    const open = Math.max(entity.offset, at);
    const close = Math.min(entity.end, end);
    const inner = takeInner(waiting, close);
    if (open > at) found.push(text.slice(at, open));
    if (close > open) found.push(wrap(entity, text.slice(open, close), nodes(text, inner, open, close)));
    // A block breaks the line by itself: the line feed after it would leave an empty line.
    at = BLOCKS.has(entity.type) && text[close] === "\n" ? close + 1 : close;
  }
  if (at < end) found.push(text.slice(at, end));
  return found;
}

// Takes out of `waiting` what begins before `close`; the part beyond it waits on.
function takeInner(waiting, close) {
  const inner = [];
  for (const entity of waiting.splice(0)) {
    if (entity.offset < close) inner.push({ ...entity, end: Math.min(entity.end, close) });
    if (entity.end > close) waiting.push({ ...entity, offset: Math.max(entity.offset, close) });
  }
  return inner;
}

function wrap(entity, covered, children) {
  const link = href(entity, covered);
  if (link) return el("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, ...children);
  if (PLAIN[entity.type]) return el(PLAIN[entity.type], {}, ...children);
  switch (entity.type) {
    case "pre":
      return el("pre", { tabindex: "-1" }, el("code", {}, ...children));
    case "expandable_blockquote":
      return folded(children);
    case "spoiler":
      return spoiler(children);
    case "bot_command":
      return el("button", { type: "button", class: "inline", "data-command": covered }, ...children);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return el("span", { class: "mention" }, ...children);
    default:
      return el("span", {}, ...children);
  }
}

function href({ type, url }, covered) {
  if (type === "text_link") return safeUrl(url);
  if (type === "email") return safeUrl(`mailto:${covered}`);
  if (type === "phone_number") return safeUrl(`tel:${covered.replace(/[^+\d]/g, "")}`);
  if (type !== "url") return null;
  return safeUrl(covered.includes("://") ? covered : `https://${covered}`);
}

/** The address when it is one that may be opened, else null (a script's address, a broken one). */
export function safeUrl(url) {
  return URL.canParse(url) && SAFE.has(new URL(url).protocol) ? url : null;
}

function folded(children) {
  const quote = el("blockquote", { class: "folded" }, el("span", { class: "quoted" }, ...children));
  const more = el("button", { type: "button", class: "inline more", "aria-expanded": "false" }, "Развернуть");
  more.addEventListener("click", () => {
    const open = !quote.classList.toggle("folded");
    more.setAttribute("aria-expanded", String(open));
    more.textContent = open ? "Свернуть" : "Развернуть";
  });
  quote.append(more);
  return quote;
}

function spoiler(children) {
  const hidden = el("span", { class: "spoiler", role: "button", "aria-label": "Скрытый текст" });
  const inside = el("span", { "aria-hidden": "true" }, ...children);
  const show = () => {
    hidden.replaceWith(el("span", {}, ...inside.childNodes));
  };
  hidden.append(inside);
  hidden.addEventListener("click", show);
  hidden.addEventListener("keydown", (event) => ["Enter", " "].includes(event.key) && show());
  return hidden;
}
