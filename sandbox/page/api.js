// The sandbox's address book (API.md): one function an errand, a refusal becomes an Error with its sentence.

async function ask(path, init) {
  const response = await fetch(path, init);
  const answer = await response.json();
  if (!answer.ok) throw new Error(answer.error ?? `${response.status}`);
  return answer;
}

const post = (path, body) =>
  ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

export const readState = () => ask("/sandbox/state");
export const readMessages = (chat, as, after) =>
  ask(`/sandbox/chats/${chat}/messages?as=${as}&after=${after}`);
export const readCommands = (as, chat) => ask(`/sandbox/commands?as=${as}&chat=${chat}`);

export const send = (message) => post("/sandbox/send", message);
export const share = (people) => post("/sandbox/share", people);
export const edit = (message) => post("/sandbox/edit", message);
export const remove = (message) => post("/sandbox/delete", message);
export const press = (button) => post("/sandbox/press", button);
export const setBlocked = (as, blocked) => post(`/sandbox/${blocked ? "block" : "unblock"}`, { as });
export const addPerson = (person) => post("/sandbox/people", person);
export const addGroup = (group) => post("/sandbox/groups", group);
export const addBot = (group, how) => post(`/sandbox/groups/${group}/add-bot`, how);
export const kickBot = (group, how) => post(`/sandbox/groups/${group}/kick-bot`, how);
export const moveClock = (move) => post("/sandbox/clock", move);

export function upload({ as, chat, file, caption, thread }) {
  const form = new FormData();
  form.append("as", as);
  form.append("chat", chat);
  if (caption) form.append("caption", caption);
  if (thread) form.append("thread", thread);
  form.append("file", file);
  return ask("/sandbox/upload", { method: "POST", body: form });
}
