// What the page knows: people, chats and messages, kept up to date by the sandbox's events. No DOM here.
import * as api from "./api.js";

const READ = "salesbeat-sandbox-read";

export class Store extends EventTarget {
  state = { bot: {}, people: [], chats: [] };
  person = null;
  #caches = new Map();
  #read = JSON.parse(sessionStorage.getItem(READ) ?? "{}");

  #changed(detail = {}) {
    this.dispatchEvent(new CustomEvent("change", { detail }));
  }

  personById = (id) => this.state.people.find((person) => person.id === id) ?? null;
  others = (id) => this.state.people.filter((person) => person.id !== id);
  chatById = (id) => this.state.chats.find((chat) => chat.id === id) ?? null;
  statusIn = (chat, person) => chat.members.find((member) => member.id === person)?.status ?? null;
  messages = (chat) => this.cache(chat).messages;

  /** The chats a person sees, the liveliest first. */
  chatsOf(person) {
    const theirs = this.state.chats.filter((chat) => this.statusIn(chat, person));
    return theirs.sort((a, b) => this.#lastDate(b) - this.#lastDate(a));
  }

  #lastDate = (chat) => this.messages(chat.id).at(-1)?.date ?? 0;

  cache(chat) {
    if (!this.#caches.has(chat)) {
      const fresh = { version: 0, messages: [], keyboard: null, typingUntil: 0 };
      fresh.sync = inTurn(() => this.#pull(chat, fresh));
      this.#caches.set(chat, fresh);
    }
    return this.#caches.get(chat);
  }

  readState = inTurn(async () => {
    this.state = await api.readState();
    for (const id of this.#caches.keys()) if (!this.chatById(id)) this.#caches.delete(id);
    this.#changed({ state: true });
    await Promise.all(this.state.chats.map((chat) => this.sync(chat.id)));
  });

  mine = (message) => message.from.id === this.person;

  /** In a group everybody has a keyboard of their own, so it is read anew. */
  async become(person) {
    if (person === this.person) return;
    this.person = person;
    const groups = this.state.chats.filter((chat) => chat.type !== "private");
    for (const chat of groups) this.cache(chat.id).keyboard = null;
    await Promise.all(groups.map((chat) => this.sync(chat.id)));
  }

  /** Reads what changed in a chat. */
  sync = (id) => this.cache(id).sync();

  async #pull(id, cache) {
    const chat = this.chatById(id);
    if (!chat) return;
    const as = chat.type === "private" ? id : this.person;
    if (as === null) return;
    const after = cache.version;
    let answer = await api.readMessages(id, as, after);
    if (answer.version < after) {
      // The sandbox was emptied: this is another chat under the same id.
      cache.messages = [];
      answer = await api.readMessages(id, as, 0);
    }
    const fresh = this.#merge(cache, answer);
    if (this.#caches.get(id) !== cache) return;
    if (fresh.some((message) => message.from.bot)) cache.typingUntil = 0;
    this.#changed({ chat: id, fresh: after ? fresh : [] });
  }

  #merge(cache, { version, messages, deleted = [], keyboard, pinned }) {
    const gone = new Set(deleted);
    const known = new Map(cache.messages.map((message) => [message.id, message]));
    const fresh = messages.filter((message) => !known.has(message.id));
    for (const message of messages) known.set(message.id, message);
    cache.messages = [...known.values()].filter(({ id }) => !gone.has(id)).sort((a, b) => a.id - b.id);
    Object.assign(cache, { version, keyboard, pinned });
    return fresh;
  }

  typing(chat) {
    this.cache(chat).typingUntil = Date.now() + 5000;
    this.#changed({ chat });
    setTimeout(() => this.#changed({ chat }), 5050);
  }

  unread(person, chat) {
    const newest = this.messages(chat).at(-1)?.id ?? 0;
    const mark = this.#read[`${person}:${chat}`] ?? 0;
    // A mark beyond the newest message is from before the sandbox was emptied.
    const read = mark > newest ? 0 : mark;
    return this.messages(chat).filter((message) => isUnread(message, person, read)).length;
  }

  unreadOf = (person) =>
    this.chatsOf(person).reduce((sum, chat) => sum + this.unread(person, chat.id), 0);

  markRead(person, chat) {
    const newest = this.messages(chat).at(-1)?.id ?? 0;
    if (this.#read[`${person}:${chat}`] === newest) return;
    this.#read[`${person}:${chat}`] = newest;
    sessionStorage.setItem(READ, JSON.stringify(this.#read));
  }

  /** Follows the sandbox's events for ever; a broken line is taken up again and everything read anew. */
  follow({ onClock, onConnection }) {
    const source = new EventSource("/sandbox/events");
    // What fails because the sandbox is gone is read anew once it is back.
    const lost = () => onConnection(source.readyState === EventSource.OPEN);
    let moved = false; // a move that is heard of while the state is read is the newer one
    source.onopen = () => {
      onConnection(true);
      moved = false;
      this.readState().then(() => moved || onClock(this.state.clock), lost);
    };
    source.onerror = () => onConnection(false);
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data);
      if (event.what === "clock") {
        moved = true;
        onClock(event);
      } else if (event.what === "typing") this.typing(event.chat);
      else if (event.what === "state" || !this.chatById(event.chat)) this.readState().catch(lost);
      else this.sync(event.chat).catch(lost);
    };
  }
}

/** Runs `errand`; calls that come meanwhile make one more run together, never two at once. */
function inTurn(errand) {
  let wanted = false;
  let running = null;
  const run = async () => {
    try {
      while (wanted) {
        wanted = false;
        await errand();
      }
    } finally {
      running = null;
    }
  };
  return () => {
    wanted = true;
    running ??= run();
    return running;
  };
}

const isUnread = ({ id, from, service }, person, read) => id > read && !service && from.id !== person;
