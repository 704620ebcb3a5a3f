// The chosen chat: head, topics, pinned message and the messages with their days and topics.
import * as api from "./api.js";
import { dateOf, dayOf } from "./clock.js";
import { alertDialog, byId, el, openMenu, reconcile, rove, settle, toast } from "./dom.js";
import { buildMessage, summary } from "./message.js";

const FOCUSABLE = "a, button, [role=button]";

export class ChatView {
  #pending = new Map(); // message key -> parts of it whose press waits for the bot
  #topics = new Map(); // chat id -> the chosen topic; absent: all of them
  #shown = ""; // whose chat is on the screen

  constructor(store, { go, onReply, onEdit, openUrl, isDeepLink, sendText }) {
    this.store = store;
    Object.assign(this, { go, onReply, onEdit, sendText });
    this.act = {
      press: (message, button, part) => this.#press(message, button, part),
      menu: (message, anchor) => this.#menu(message, anchor),
      goTo: (id) => this.#goTo(id),
      textClick: (event) => this.#textClick(event),
      isDeepLink,
      openUrl,
    };
    this.list = byId("messages");
    this.log = byId("log");
    rove(this.list, "li");
    rove(byId("topics"), "button");
    this.list.addEventListener("focusin", (event) => this.#activate(event.target.closest("li")));
    byId("down").addEventListener("click", () => this.#toEnd());
    this.list.addEventListener("scroll", () => this.#showDown());
    new ResizeObserver(() => this.#stick && this.#toEnd()).observe(this.list);
  }

  #stick = true;

  get thread() {
    const chosen = this.#topics.get(this.chat);
    return chosen === undefined ? null : chosen;
  }

  show(person, id) {
    const chat = this.store.chatById(id);
    this.person = person;
    this.chat = id;
    this.info = chat;
    this.title = chat.type === "private" ? this.store.state.bot.name : chat.title;
    this.#head(chat);
    this.#topicBar(chat);
    this.#pinnedBar();
    this.#messages();
  }

  hide() {
    this.#shown = "";
    this.chat = null;
  }

  #head(chat) {
    const typing = this.store.cache(chat.id).typingUntil > Date.now();
    const still = chat.type === "private" ? "бот" : `участников: ${chat.members.length}`;
    byId("chat-title").textContent = this.title;
    byId("chat-status").textContent = typing ? "печатает…" : still;
    byId("chat-status").classList.toggle("typing", typing);
  }

  #topicBar(chat) {
    const bar = byId("topics");
    bar.hidden = !chat.is_forum;
    const chosen = this.#topics.get(chat.id);
    const all = [{ id: undefined, name: "Все темы" }, ...chat.topics];
    const choose = (id) => {
      this.#topics.set(chat.id, id);
      this.#stick = true;
      this.store.dispatchEvent(new CustomEvent("change", { detail: {} }));
    };
    reconcile(bar, chat.is_forum ? all.map(({ id, name, closed }) => ({
      key: String(id),
      sign: JSON.stringify([name, closed, id === chosen]),
      build: () => el("button", { type: "button", tabindex: "-1", "aria-pressed": String(id === chosen), onclick: () => choose(id) },
        closed ? `${name} (закрыта)` : name),
    })) : []);
    settle(bar, "button");
  }

  #pinnedBar() {
    const bar = byId("pinned");
    const { pinned } = this.store.cache(this.chat);
    const message = this.store.messages(this.chat).find(({ id }) => id === pinned);
    bar.hidden = !message;
    if (!message) return;
    bar.replaceChildren(el("strong", {}, "Закреплено"), el("span", {}, summary(message)));
    bar.onclick = () => this.#goTo(pinned);
  }

  #messages() {
    const whose = `${this.person}:${this.chat}`;
    if (whose !== this.#shown) {
      this.list.replaceChildren();
      this.#stick = true;
    }
    this.#shown = whose;
    reconcile(this.list, this.#rows());
    const current = document.activeElement?.closest("#messages > li") ?? this.list.lastElementChild;
    settle(this.list, "li", current);
    this.#activate(current);
    if (this.#stick) this.#toEnd();
    this.#showDown();
  }

  // Between the messages: a heading where the day changes, one where the topic does.
  #rows() {
    const rows = [];
    let before = null;
    let topic; // of the last message that somebody wrote
    for (const message of this.#visible()) {
      const day = dateOf(message.date);
      const newDay = !before || dateOf(before.date) !== day;
      const newTopic = this.info.is_forum && !message.service && topic !== message.thread;
      if (newDay) rows.push(this.#heading(`day ${day}`, "day", dayOf(message.date)));
      if (newTopic) rows.push(this.#heading(`topic ${message.id}`, "topic", `# ${this.#topicName(message.thread)}`));
      const goesOn = before && !newDay && !newTopic && !before.service && before.from.id === message.from.id;
      rows.push(this.#row(message, !goesOn));
      if (!message.service) topic = message.thread;
      before = message;
    }
    return rows;
  }

  #visible() {
    const all = this.store.messages(this.chat);
    const chosen = this.#topics.get(this.chat);
    return chosen === undefined ? all : all.filter(({ thread }) => thread === chosen);
  }

  #topicName = (thread) => this.info.topics.find(({ id }) => id === thread)?.name ?? "Тема";

  #heading = (key, kind, text) => ({
    key,
    sign: text,
    build: () => el("li", { class: kind, tabindex: "-1" }, el("h2", {}, text)),
  });

  #row(message, first) {
    const pending = this.#pending.get(`${this.person}:${this.chat}:${message.id}`) ?? new Set();
    const mine = this.store.mine(message);
    const showAuthor = first && !mine && this.info.type !== "private";
    const view = { chatTitle: this.title, mine, showAuthor, pending };
    return {
      key: String(message.id),
      sign: JSON.stringify([message, mine, showAuthor, [...pending]]),
      build: () => buildMessage(message, view, this.act),
    };
  }

  // Only the current message's links and buttons are tab stops: Tab leaves the list in a few steps.
  #activate(current) {
    for (const item of this.list.children) {
      for (const part of item.querySelectorAll(FOCUSABLE)) part.tabIndex = item === current ? 0 : -1;
    }
  }

  #toEnd() {
    this.#stick = true;
    this.list.scrollTop = this.list.scrollHeight;
  }

  #showDown() {
    const left = this.list.scrollHeight - this.list.clientHeight - this.list.scrollTop;
    this.#stick = left < 60;
    byId("down").hidden = this.#stick;
  }

  #goTo(id) {
    if (!this.#visible().some((message) => message.id === id)) this.#topics.delete(this.chat);
    this.#messages();
    const item = this.list.querySelector(`[data-key="${id}"]`);
    if (!item) return toast("Сообщение не найдено");
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "center" });
    item.classList.add("flash");
    return setTimeout(() => item.classList.remove("flash"), 1500);
  }

  #textClick(event) {
    const command = event.target.closest("[data-command]")?.dataset.command;
    if (command) this.sendText(command);
    const link = event.target.closest("a");
    if (!link || !this.act.isDeepLink(link.href)) return;
    event.preventDefault();
    this.act.openUrl(link.href);
  }

  #menu(message, anchor) {
    const items = [["Ответить", () => this.onReply(message)]];
    const mine = this.store.mine(message);
    if (mine && message.text && !message.photo && !message.document) {
      items.push(["Изменить", () => this.onEdit(message)]);
    }
    if (message.text) items.push(["Копировать текст", () => copy(message.text)]);
    if (mine) items.push(["Удалить", () => this.#remove(message)]);
    openMenu(anchor, "Действия с сообщением", items);
  }

  async #remove({ id }) {
    try {
      await api.remove({ as: this.person, chat: this.chat, message_id: id });
    } catch (error) {
      toast(error.message);
    }
  }

  async #press(message, button, part) {
    if (button.kind === "copy") return copy(button.copy);
    if (button.kind === "url" || button.kind === "web_app") return this.act.openUrl(button.url);
    if (button.kind !== "callback") return toast("Такая кнопка в песочнице не работает");
    const key = `${this.person}:${this.chat}:${message.id}`;
    const waiting = this.#pending.get(key) ?? new Set();
    if (waiting.has(part)) return null;
    this.#pending.set(key, waiting.add(part));
    this.#messages();
    try {
      const pressed = { as: this.person, chat: this.chat, message_id: message.id, data: button.data };
      return this.#answered(await api.press(pressed));
    } catch (error) {
      return toast(error.message);
    } finally {
      waiting.delete(part);
      if (this.chat !== null) this.#messages();
    }
  }

  #answered({ answered, text, alert, url }) {
    if (!answered) toast("Бот не ответил на нажатие");
    else if (url) this.act.openUrl(url);
    else if (text && alert) alertDialog(text);
    else if (text) toast(text);
  }
}

/** Puts a text on the clipboard; over plain http from another machine browsers know only the old way. */
export async function copy(text) {
  if (navigator.clipboard) await navigator.clipboard.writeText(text);
  else copyByCommand(text);
  toast("Скопировано");
}

function copyByCommand(text) {
  const area = el("textarea", { class: "unseen" });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
