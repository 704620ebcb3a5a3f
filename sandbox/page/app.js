// The page: the address says who you are and which chat is open (#person/chat), the rest follows.
import * as api from "./api.js";
import { ChatView } from "./chat.js";
import { setClock, startClock } from "./clock.js";
import { Composer } from "./composer.js";
import { ask, byId, el, openMenu, toast } from "./dom.js";
import { summary } from "./message.js";
import { Sidebar } from "./sidebar.js";
import { Store } from "./store.js";

const store = new Store();
let place = { person: null, chat: null };

const chatView = new ChatView(store, {
  onReply: (message) => composer.reply(message),
  onEdit: (message) => composer.edit(message),
  sendText: (text) => composer.sendText(text),
  openUrl,
  isDeepLink: (url) => Boolean(deepLink(url)),
});
const composer = new Composer(store, { thread: () => chatView.thread, sent });
const sidebar = new Sidebar(store, go);

function go(person, chat) {
  const address = chat === null ? `#${person}` : `#${person}/${chat}`;
  if (location.hash === address) arrive();
  else location.hash = address;
}

function readPlace() {
  const [person, chat] = location.hash.slice(1).split("/").map(Number);
  const known = store.personById(person) ?? store.state.people[0];
  if (!known) return { person: null, chat: null };
  const open = store.chatById(chat);
  return { person: known.id, chat: open && store.statusIn(open, known.id) ? chat : null };
}

async function arrive() {
  const before = place;
  place = readPlace();
  if (place.person !== null) store.become(place.person).catch((error) => toast(error.message));
  render();
  if (place.chat === before.chat && place.person === before.person) return;
  if (place.chat === null) leaveTo(before);
  else enter(before);
}

// Fingers want to see the chat before a keyboard slides over it; everyone else wants to type.
function enter(before) {
  const switched = before.person !== place.person && document.activeElement?.closest("#people");
  if (switched) return;
  if (matchMedia("(hover: hover)").matches) composer.focus();
  else byId("chat-title").focus();
}

function leaveTo(before) {
  byId("chats").querySelector(`[data-chat="${before.chat}"]`)?.focus();
}

function render() {
  const { person, chat } = place;
  document.body.classList.toggle("chat-open", chat !== null);
  byId("chat").hidden = chat === null;
  byId("empty").hidden = chat !== null;
  if (person === null) return;
  if (chat === null) chatView.hide();
  else {
    composer.show(person, store.chatById(chat));
    chatView.show(person, chat);
    if (document.visibilityState === "visible") store.markRead(person, chat);
  }
  sidebar.show(person, chat);
}

store.addEventListener("change", ({ detail }) => {
  const now = readPlace();
  if (now.person !== place.person || now.chat !== place.chat) arrive();
  else render();
  if (detail.state && place.chat !== null) composer.readCommands();
  for (const message of detail.fresh ?? []) announce(detail.chat, message);
});

function announce(chat, message) {
  if (message.from.id === place.person || !store.chatsOf(place.person).some(({ id }) => id === chat)) return;
  const { title, type } = store.chatById(chat);
  const where = chat === place.chat || type === "private" ? "" : `${title}, `;
  const line = el("p", {}, `${where}${message.from.name ?? ""}: ${summary(message)}`);
  byId("announcer").append(line);
  setTimeout(() => line.remove(), 10000);
}

function sent(person, { chat }) {
  if (person === place.person && chat !== place.chat) go(person, chat);
}

/** The parameters of a link that opens this bot (start or startgroup), else null. */
function deepLink(url) {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname, searchParams } = new URL(url);
  const web = ["t.me", "telegram.me"].includes(host) ? pathname.slice(1) : null;
  const name = protocol === "tg:" ? searchParams.get("domain") : web;
  return name?.toLowerCase() === store.state.bot.username?.toLowerCase() ? searchParams : null;
}

async function openUrl(url) {
  const link = deepLink(url);
  if (!link) open(url, "_blank", "noopener");
  else if (link.has("startgroup")) addBot(link.get("startgroup"));
  else if (link.has("start")) composer.sendText(url);
  else go(place.person, place.person);
}

async function addBot(payload) {
  const groups = store.chatsOf(place.person).filter(({ type }) => ["group", "supergroup"].includes(type));
  if (!groups.length) return toast("Сначала создайте группу");
  const buttons = groups.map(({ id, title }) => el("button", { class: "wide", value: id }, title));
  const form = el("form", { method: "dialog" }, el("h2", {}, "В какую группу?"), ...buttons);
  const chosen = await ask("sheet", "В какую группу?", form);
  return chosen && attempt(() => api.addBot(Number(chosen), { as: place.person, payload, admin: true }));
}

async function attempt(errand) {
  try {
    await errand();
  } catch (error) {
    toast(error.message);
  }
}

function chatMenu({ currentTarget }) {
  const chat = store.chatById(place.chat);
  const { blocked } = store.personById(place.person);
  const { person } = place;
  const block = [blocked ? "Разблокировать бота" : "Заблокировать бота", () => attempt(() => api.setBlocked(person, !blocked))];
  const add = ["Добавить бота", () => attempt(() => api.addBot(chat.id, { as: person, admin: true }))];
  const kick = ["Удалить бота из чата", () => attempt(() => api.kickBot(chat.id, { as: person }))];
  const inside = ["administrator", "member"].includes(chat.bot);
  openMenu(currentTarget, "Действия с чатом", [chat.type === "private" ? block : inside ? kick : add]);
}

function escape(event) {
  if (event.key !== "Escape" || event.defaultPrevented || place.chat === null) return;
  if (document.querySelector("dialog[open], .menu") || composer.escape()) return;
  go(place.person, null);
}

byId("back").addEventListener("click", () => go(place.person, null));
byId("chat-more").addEventListener("click", chatMenu);
addEventListener("hashchange", arrive);
addEventListener("keydown", escape);
document.addEventListener("visibilitychange", render);
startClock();
store.follow({
  onClock: setClock,
  onConnection: (here) => {
    byId("offline").hidden = here;
  },
});
