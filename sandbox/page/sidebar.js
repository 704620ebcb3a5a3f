// The left side: who you are and your chats, each with what is unread.
import * as api from "./api.js";
import { ask, byId, el, reconcile, rove, settle, toast } from "./dom.js";
import { hue, initials, summary } from "./message.js";
import { timeOf } from "./clock.js";

export class Sidebar {
  constructor(store, go) {
    this.store = store;
    this.go = go;
    rove(byId("people"), "button");
    rove(byId("chats"), "button");
    byId("add-person").addEventListener("click", () => this.#addPerson());
    byId("add-group").addEventListener("click", () => this.#addGroup());
  }

  show(person, chat) {
    this.#people(person);
    this.#chats(person, chat);
  }

  #people(chosen) {
    const box = byId("people");
    reconcile(box, this.store.state.people.map((person) => {
      const unread = this.store.unreadOf(person.id);
      return {
        key: String(person.id),
        sign: JSON.stringify([person, unread, person.id === chosen]),
        build: () => this.#person(person, unread, person.id === chosen),
      };
    }));
    settle(box, "button", document.activeElement?.closest("#people button") ?? box.querySelector("[aria-pressed=true]"));
  }

  #person(person, unread, chosen) {
    const name = person.username ? `${person.name} (@${person.username})` : person.name;
    return el(
      "button",
      { type: "button", class: "person", title: name, "aria-pressed": String(chosen), onclick: () => this.go(person.id, this.#sameGroup(person.id)) },
      el("span", { class: `avatar ${hue(person.id)}`, "aria-hidden": "true" }, initials(person.name)),
      el("span", { class: "person-name" }, person.name),
      badge(unread),
    );
  }

  // Someone else in the same group keeps looking at it; a private chat turns into their own.
  #sameGroup(person) {
    const open = this.store.chatById(this.open);
    if (!open) return null;
    if (open.type === "private") return person;
    return this.store.statusIn(open, person) ? open.id : null;
  }

  #chats(person, open) {
    this.open = open;
    const box = byId("chats");
    reconcile(box, this.store.chatsOf(person).map((chat) => {
      const last = this.store.messages(chat.id).at(-1) ?? null;
      const unread = this.store.unread(person, chat.id);
      return {
        key: String(chat.id),
        sign: JSON.stringify([chat.title, person, last, unread, chat.id === open]),
        build: () => el("li", {}, this.#chat(person, chat, last, unread, chat.id === open)),
      };
    }));
    settle(box, "button", document.activeElement?.closest("#chats button") ?? box.querySelector("[aria-current]"));
  }

  #chat(person, chat, last, unread, open) {
    const { bot } = this.store.state;
    const { id, name: title } = chat.type === "private" ? bot : { id: chat.id, name: chat.title };
    return el(
      "button",
      { type: "button", class: "chat-row", "data-part": "chat", "data-chat": chat.id, "aria-current": open ? "true" : null, onclick: () => this.go(person, chat.id) },
      el("span", { class: `avatar ${hue(id)}`, "aria-hidden": "true" }, initials(title)),
      el("span", { class: "chat-title" }, title),
      last && el("time", { class: "faint" }, timeOf(last.date)),
      el("span", { class: "chat-last faint" }, last ? this.#lastLine(last, chat) : "Сообщений пока нет"),
      badge(unread),
    );
  }

  #lastLine(message, chat) {
    const line = summary(message);
    const mine = this.store.mine(message);
    if (message.service || (chat.type === "private" && !mine)) return line;
    return `${mine ? "Вы" : message.from.name}: ${line}`;
  }

  async #addPerson() {
    const name = el("input", { name: "name", required: true, maxlength: 64, autofocus: true });
    const username = el("input", { name: "username", pattern: "[A-Za-z0-9_]{4,32}", placeholder: "необязательно" });
    const done = await ask("sheet", "Новый человек", sheet("Новый человек", [["Имя", name], ["Имя пользователя", username]]));
    if (done !== "ok") return;
    const person = { name: name.value, language: "ru" };
    if (username.value) person.username = username.value;
    await this.#create(api.addPerson(person), ({ id }) => this.go(id, null));
  }

  async #addGroup() {
    const title = el("input", { name: "title", required: true, maxlength: 128, autofocus: true });
    const topics = el("input", { name: "topics", placeholder: "через запятую, необязательно" });
    const done = await ask("sheet", "Новая группа", sheet("Новая группа", [["Название", title], ["Темы", topics]],
      "В ней будут все люди и бот-администратор."));
    if (done !== "ok") return;
    const names = topics.value.split(",").map((name) => name.trim()).filter(Boolean);
    const by = this.store.person;
    const members = this.store.state.people.map(({ id }) => id).filter((id) => id !== by);
    const group = { title: title.value, by, type: "supergroup", topics: names, members, bot: true, bot_admin: true };
    await this.#create(api.addGroup(group), ({ id }) => this.go(by, id));
  }

  async #create(asked, then) {
    try {
      const made = await asked;
      await this.store.readState();
      then(made);
    } catch (error) {
      toast(error.message);
    }
  }
}

function badge(count) {
  if (!count) return null;
  const shown = count > 99 ? "99+" : String(count);
  return el("span", { class: "badge" }, el("span", { class: "unseen" }, "непрочитанных: "), shown);
}

function sheet(title, fields, note = null) {
  const rows = fields.map(([label, input]) => el("label", {}, label, input));
  return el(
    "form",
    { method: "dialog" },
    el("h2", {}, title),
    ...rows,
    note && el("p", { class: "faint" }, note),
    el("button", { class: "wide", value: "ok" }, "Создать"),
  );
}
