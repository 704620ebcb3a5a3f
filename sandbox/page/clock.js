// The sandbox's clock: shown by Moscow time, moved forward by buttons; the bot follows it.
import * as api from "./api.js";
import { byId, el, rove, settle, toast } from "./dom.js";

const ZONE = "Europe/Moscow";
const format = (options) => new Intl.DateTimeFormat("ru", { timeZone: ZONE, ...options });
const TIME = format({ hour: "2-digit", minute: "2-digit" });
const DAY = format({ weekday: "long", day: "numeric", month: "long" });
const DAY_SHORT = format({ weekday: "short", day: "numeric", month: "long" });
// Swedish writes a date as the machine wants it: 2026-11-21.
const DATE = new Intl.DateTimeFormat("sv", { timeZone: ZONE });

export const timeOf = (seconds) => TIME.format(seconds * 1000);
export const dayOf = (seconds) => DAY.format(seconds * 1000);
export const dateOf = (seconds) => DATE.format(seconds * 1000);

let clock = { now: Date.now() / 1000, offset: 0 };
let heardAt = performance.now();

const nowLine = () => `${DAY_SHORT.format(now() * 1000)}, ${timeOf(now())}`;

export const now = () => clock.now + (performance.now() - heardAt) / 1000;

export function setClock({ now: heard, offset }) {
  clock = { now: heard, offset };
  heardAt = performance.now();
  show();
}

function show() {
  byId("clock-now").textContent = nowLine();
  byId("clock-now").dateTime = new Date(now() * 1000).toISOString();
  byId("clock-ahead").textContent = ahead(clock.offset);
}

function ahead(seconds) {
  const minutes = Math.round(Math.abs(seconds) / 60);
  if (minutes < 1) return "идут как обычно";
  const parts = [[Math.floor(minutes / 1440), "д"], [Math.floor(minutes / 60) % 24, "ч"], [minutes % 60, "мин"]];
  return `${seconds < 0 ? "отстают" : "впереди"} на ${parts.filter(([count]) => count).map((part) => part.join(" ")).join(" ")}`;
}

const by = (seconds) => () => ({ advance_seconds: seconds });

// The next such time of day: today's if it is still ahead, else tomorrow's.
function to(time, tomorrow = false) {
  return () => {
    const later = tomorrow || timeOf(now()) >= time;
    return { to: `${dateOf(now() + (later ? 86400 : 0))}T${time}`, timezone: ZONE };
  };
}

const MOVES = [
  ["+10 мин", by(600)],
  ["+1 ч", by(3600)],
  ["до 17:30", to("17:30")],
  ["до 18:30", to("18:30")],
  ["завтра 09:00", to("09:00", true)],
];

export function startClock() {
  const box = byId("clock-moves");
  const move = async (button, target) => {
    if (button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    try {
      setClock(await api.moveClock(target()));
      toast(`Теперь ${nowLine()}`);
    } catch (error) {
      toast(error.message);
    }
    button.ariaBusy = "false";
  };
  for (const [label, target] of MOVES) {
    box.append(el("button", { type: "button", onclick: (event) => move(event.currentTarget, target) }, label));
  }
  rove(box, "button");
  settle(box, "button");
  setInterval(show, 1000);
}
