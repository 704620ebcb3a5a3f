// The phone's list of people that a key of the bot's keyboard opens.
import { ask, el } from "./dom.js";

/** The ids of those who were picked, at most `most`; none when the list was left. */
export async function pickPeople(people, most) {
  const send = el("button", { class: "wide", value: "send", disabled: true }, "Отправить");
  const rows = people.map(({ id, name }) =>
    el("label", { class: "pick" }, el("input", { type: most > 1 ? "checkbox" : "radio", name: "who", value: id }), name),
  );
  const form = el("form", { method: "dialog" }, el("h2", {}, `Кого выбрать? До ${most}`), ...rows, send);
  const picked = () => [...form.querySelectorAll("input:checked")].map((box) => Number(box.value));
  form.addEventListener("change", () => {
    const count = picked().length;
    send.disabled = count === 0 || count > most;
  });
  return (await ask("sheet", "Список людей", form)) === "send" ? picked() : [];
}
