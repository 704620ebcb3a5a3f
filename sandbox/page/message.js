// One message as on a phone: bubble, quote, picture, file, reactions and the buttons under it.
import { timeOf } from "./clock.js";
import { ask, el } from "./dom.js";
import { formatted, safeUrl } from "./text.js";

const HUES = 7;
export const hue = (id) => `hue-${Math.abs(id) % HUES}`;
/** The first letters of the first two words; a name without letters has a dot. */
export function initials(name) {
  const letters = name.split(/\s+/).map((word) => word.match(/[\p{L}\p{N}]/u)?.[0]);
  return letters.filter(Boolean).slice(0, 2).join("").toUpperCase() || "•";
}

/** One line that stands for the message in quotes, lists and announcements. */
export function summary({ service, text, photo, document }) {
  const line = service ?? text.replace(/\s+/g, " ").trim();
  if (line) return line;
  if (photo) return "Картинка";
  return document ? `Файл ${document.name}` : "Сообщение";
}

/** The list item. `view` says how it looks now, `act` holds what its parts do. */
export function buildMessage(message, view, act) {
  if (message.service) return el("li", { class: "service", tabindex: "-1", lang: "en" }, el("p", {}, message.service));
  const author = message.from.name ?? view.chatTitle;
  const edited = message.edited ? ", изменено" : "";
  return el(
    "li",
    {
      class: view.mine ? "message mine" : "message",
      "data-id": message.id,
      tabindex: "-1",
      "aria-label": `${author}, ${timeOf(message.date)}${edited}: ${summary(message)}`,
    },
    el(
      "div",
      { class: "stack" },
      bubble(message, view, act, author),
      message.inline_keyboard?.length && inlineKeyboard(message, view, act),
    ),
    moreButton(message, act),
  );
}

function bubble(message, view, act, author) {
  const kind = message.photo ? "bubble with-photo" : "bubble";
  return el(
    "div",
    { class: kind },
    view.showAuthor && el("p", { class: `author ${hue(message.from.id ?? 0)}` }, author),
    message.forwarded_from && el("p", { class: "faint" }, `Переслано от ${forwardName(message.forwarded_from)}`),
    message.reply_to && quote(message.reply_to, act),
    message.photo && photo(message, author),
    message.document && file(message.document),
    message.text && el("div", { class: "text", onclick: act.textClick }, ...formatted(message.text, message.entities)),
    foot(message),
  );
}

const forwardName = (origin) => origin.name ?? origin;

function foot({ date, edited, pinned, reactions }) {
  const shown = (reactions ?? []).map((emoji) => el("span", { class: "reaction" }, emoji));
  return el(
    "div",
    { class: "foot" },
    ...shown,
    el("span", { class: "meta" }, [pinned && "закреплено", edited && "изменено", timeOf(date)].filter(Boolean).join(" · ")),
  );
}

function quote({ id, name, text }, act) {
  const go = () => act.goTo(id);
  return el(
    "button",
    { type: "button", class: "quote", "data-part": "quote", onclick: go, "aria-label": `Ответ на: ${name}. ${text}` },
    el("strong", {}, name),
    el("span", {}, text || "Сообщение"),
  );
}

function photo({ photo: { url, width, height }, text }, author) {
  const alt = text ? text.split("\n")[0] : `Картинка, ${author}`;
  const large = () =>
    ask(
      "lightbox",
      alt,
      el("form", { method: "dialog" }, el("button", { class: "photo-large", autofocus: true, "aria-label": "Закрыть картинку" }, el("img", { src: url, alt }), el("span", { "aria-hidden": "true" }, "×"))),
    );
  return el(
    "button",
    { type: "button", class: "photo", "data-part": "photo", onclick: large, "aria-label": `Открыть картинку: ${alt}` },
    el("img", { src: url, width, height, alt: "" }),
  );
}

function file({ url, name, size }) {
  return el(
    "a",
    { class: "file", href: url, download: name, "data-part": "file" },
    el("span", { class: "file-icon", "aria-hidden": "true" }, "↓"),
    el("span", {}, el("strong", {}, name), el("span", { class: "faint" }, bytes(size))),
  );
}

function bytes(size) {
  if (size < 1024) return `${size} Б`;
  const kilobytes = size / 1024;
  const [amount, unit] = kilobytes < 1024 ? [kilobytes, "КБ"] : [kilobytes / 1024, "МБ"];
  return `${amount.toLocaleString("ru", { maximumFractionDigits: 1 })} ${unit}`;
}

function moreButton(message, act) {
  const open = (event) => act.menu(message, event.currentTarget);
  return el(
    "button",
    { type: "button", class: "more-button", "data-part": "more", "aria-haspopup": "menu", "aria-label": "Действия с сообщением", onclick: open },
    "⋯",
  );
}

function inlineKeyboard(message, view, act) {
  const rows = message.inline_keyboard.map((row, y) =>
    el("div", { class: "keys" }, ...row.map((button, x) => inlineButton(message, button, `${y}.${x}`, view, act))),
  );
  return el("div", { class: "inline-keyboard", role: "group", "aria-label": "Кнопки сообщения" }, ...rows);
}

const SIGNS = { url: "↗", web_app: "↗" };

function inlineButton(message, button, part, view, act) {
  const style = button.style ? `key ${button.style}` : "key";
  const sign = SIGNS[button.kind] && el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[button.kind]);
  if (button.kind === "url" && !act.isDeepLink(button.url)) {
    const props = { class: style, href: safeUrl(button.url), target: "_blank", rel: "noopener noreferrer" };
    return el("a", { ...props, "data-part": part }, button.text, sign);
  }
  const busy = view.pending.has(part);
  const press = () => act.press(message, button, part);
  return el(
    "button",
    { type: "button", class: style, "data-part": part, "aria-busy": busy ? "true" : null, onclick: press },
    button.text,
    sign,
  );
}
