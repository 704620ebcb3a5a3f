// What a person writes: the field, the reply or edit above it, the bot's commands and its keyboard.
import * as api from "./api.js";
import { byId, el, reconcile, rove, settle, toast } from "./dom.js";
import { summary } from "./message.js";
import { pickPeople } from "./picking.js";

export class Composer {
  #drafts = new Map(); // "person:chat" -> what was typed there and not sent
  #about = null; // {message, editing}: the message that is answered or edited
  #whose = "";
  #commands = [];
  #chosen = -1;
  #keysHidden = false;

  constructor(store, { thread, sent }) {
    this.store = store;
    this.thread = thread;
    this.sent = sent;
    this.field = byId("text");
    this.field.addEventListener("input", () => this.#typed());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    byId("draft-cancel").addEventListener("click", () => this.#drop());
    byId("menu").addEventListener("click", () => this.#openCommands());
    byId("start").addEventListener("click", () => this.sendText("/start"));
    byId("keys").addEventListener("click", () => this.#toggleKeys());
    byId("attach").addEventListener("click", () => byId("file").click());
    byId("file").addEventListener("change", () => this.#upload());
    rove(byId("keyboard"), "button");
  }

  show(person, chat) {
    const whose = `${person}:${chat.id}`;
    if (whose !== this.#whose) this.#turnTo(whose, person, chat);
    const closed = closedBecause(chat, person, this.store);
    const { started, blocked } = this.store.personById(person);
    const wrote = started || this.store.messages(chat.id).some(this.store.mine);
    const begin = chat.type === "private" && (!wrote || blocked);
    byId("start").hidden = !begin;
    byId("start").textContent = blocked ? "Перезапустить бота" : "Старт";
    byId("closed").hidden = !closed;
    byId("closed").textContent = closed;
    byId("composer").hidden = Boolean(begin || closed);
    this.#keyboard(begin || closed ? null : this.store.cache(chat.id).keyboard);
  }

  #turnTo(whose, person, chat) {
    if (this.#whose) this.#drafts.set(this.#whose, this.field.value);
    this.#whose = whose;
    this.person = person;
    this.chat = chat;
    this.#about = null;
    this.#showAbout();
    this.#set(this.#drafts.get(whose) ?? "");
    this.readCommands();
  }

  async readCommands() {
    const whose = this.#whose;
    if (!whose) return;
    try {
      const { commands } = await api.readCommands(this.person, this.chat.id);
      if (whose !== this.#whose) return;
      this.#commands = commands;
      byId("menu").hidden = commands.length === 0;
      this.#suggest();
    } catch (error) {
      toast(error.message);
    }
  }

  focus() {
    const wanted = byId("composer").hidden ? byId("start") : this.field;
    if (!wanted.hidden) wanted.focus();
  }

  reply(message) {
    this.#about = { message, editing: false };
    this.#showAbout();
    this.field.focus();
  }

  edit(message) {
    this.#about = { message, editing: true };
    this.#showAbout();
    this.#set(message.text);
    this.field.focus();
  }

  /** True when there was something to leave: the command list, an answer or an edit. */
  escape() {
    if (!byId("commands").hidden) {
      this.#hideCommands();
      return true;
    }
    if (!this.#about) return false;
    this.#drop();
    return true;
  }

  /** Sends as the person in the open chat; in a group a command is addressed to the bot. */
  async sendText(text) {
    const group = this.chat.type !== "private";
    const command = group && /^\/[a-z0-9_]+$/.test(text);
    return this.#send({ text: command ? `${text}@${this.store.state.bot.username}` : text });
  }

  async #send(message) {
    try {
      const thread = message.thread ?? this.thread();
      const body = { as: this.person, chat: this.chat.id, ...message };
      if (thread !== null) body.thread = thread;
      this.sent(this.person, await api.send(body));
      return true;
    } catch (error) {
      toast(error.message);
      return false;
    }
  }

  async #submit() {
    const text = this.field.value.trim();
    if (!text) return;
    const about = this.#about;
    this.#drop();
    this.#set("");
    const { person, chat } = this;
    const done = about?.editing
      ? await this.#change({ as: person, chat: chat.id, message_id: about.message.id, text })
      : await this.#send(about ? { text, reply_to: about.message.id, thread: about.message.thread } : { text });
    if (!done && !this.field.value) this.#set(text);
  }

  async #change(message) {
    try {
      await api.edit(message);
      return true;
    } catch (error) {
      toast(error.message);
      return false;
    }
  }

  async #upload() {
    const [file] = byId("file").files;
    byId("file").value = "";
    if (!file) return;
    const caption = this.field.value.trim();
    try {
      const { person: as, chat } = this;
      await api.upload({ as, chat: chat.id, file, caption, thread: this.thread() });
      this.#set("");
    } catch (error) {
      toast(error.message);
    }
  }

  #drop() {
    if (this.#about?.editing) this.#set("");
    this.#about = null;
    this.#showAbout();
  }

  #showAbout() {
    byId("draft").hidden = !this.#about;
    if (!this.#about) return;
    const { message, editing } = this.#about;
    const title = editing ? "Изменение" : `Ответ: ${message.from.name ?? ""}`;
    byId("draft-text").replaceChildren(el("strong", {}, title), el("span", {}, summary(message)));
  }

  #set(text) {
    this.field.value = text;
    this.#typed();
  }

  #typed() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 140)}px`;
    this.#chosen = -1;
    this.#suggest();
  }

  #key(event) {
    if (event.isComposing) return;
    const open = !byId("commands").hidden;
    if (open && ["ArrowDown", "ArrowUp"].includes(event.key)) this.#step(event);
    else if (open && this.#chosen >= 0 && ["Enter", "Tab"].includes(event.key)) this.#take(event);
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "ArrowUp" && !this.field.value) this.#editLast(event);
  }

  #editLast(event) {
    const own = this.store.messages(this.chat.id).filter(this.store.mine);
    const last = own.findLast(({ text, photo, document }) => text && !photo && !document);
    if (!last) return;
    event.preventDefault();
    this.edit(last);
  }

  #matching() {
    const typed = /^\/([a-z0-9_]*)$/i.exec(this.field.value);
    return typed ? this.#commands.filter(({ command }) => command.startsWith(typed[1].toLowerCase())) : [];
  }

  #suggest() {
    const list = byId("commands");
    const found = document.activeElement === this.field ? this.#matching() : [];
    reconcile(list, found.map(({ command, description }, at) => ({
      key: command,
      sign: `${description} ${at} ${at === this.#chosen}`,
      build: () => el("li", { role: "option", id: `command-${at}`, "aria-selected": String(at === this.#chosen), onclick: () => this.#run(command) },
        el("strong", {}, `/${command}`), el("span", { class: "faint" }, description)),
    })));
    list.hidden = found.length === 0;
    this.field.ariaExpanded = String(!list.hidden);
    if (this.#chosen >= 0 && !list.hidden) this.field.setAttribute("aria-activedescendant", `command-${this.#chosen}`);
    else this.field.removeAttribute("aria-activedescendant");
    list.children[this.#chosen]?.scrollIntoView({ block: "nearest" });
  }

  #step(event) {
    event.preventDefault();
    const count = this.#matching().length;
    const by = event.key === "ArrowDown" ? 1 : -1;
    this.#chosen = this.#chosen < 0 && by < 0 ? count - 1 : (this.#chosen + by + count) % count;
    this.#suggest();
  }

  #take(event) {
    event.preventDefault();
    const { command } = this.#matching()[this.#chosen];
    if (event.key === "Enter") this.#run(command);
    else this.#set(`/${command} `);
  }

  #run(command) {
    this.#set("");
    this.sendText(`/${command}`);
  }

  #openCommands() {
    this.field.focus();
    this.#set(this.field.value === "/" ? "" : "/");
  }

  #hideCommands() {
    byId("commands").hidden = true;
    this.field.ariaExpanded = "false";
  }

  #keyboard(keyboard) {
    const box = byId("keyboard");
    byId("keys").hidden = !keyboard;
    byId("keys").ariaExpanded = String(!this.#keysHidden);
    box.hidden = !keyboard || this.#keysHidden;
    this.field.placeholder = keyboard?.placeholder ?? "Сообщение";
    reconcile(box, (keyboard?.rows ?? []).map((row, y) => ({
      key: String(y),
      sign: JSON.stringify(row),
      build: () => el("div", { class: "keys" }, ...row.map((key, x) => this.#keyButton(key, x))),
    })));
    settle(box, "button");
  }

  #keyButton(key, x) {
    const { text, kind } = key;
    const acts = { text: () => this.sendText(text), users: () => this.#share(key) };
    const act = acts[kind] ?? (() => toast("Такая кнопка в песочнице не работает"));
    return el("button", { type: "button", class: "key", "data-part": x, onclick: act }, text);
  }

  /** The phone's list of people: the others of this page. */
  async #share({ text, most }) {
    const { person, chat } = this;
    const users = await pickPeople(this.store.others(person), most);
    if (!users.length) return;
    try {
      await api.share({ as: person, chat: chat.id, key: text, users });
    } catch (error) {
      toast(error.message);
    }
  }

  #toggleKeys() {
    this.#keysHidden = !this.#keysHidden;
    this.show(this.person, this.chat);
  }
}

function closedBecause(chat, person, store) {
  const status = store.statusIn(chat, person);
  if (chat.type !== "channel" || status !== "member") return "";
  return "Писать сюда могут только администраторы";
}
