"""`/sandbox/...` for tests and benches: the clock, faults, floods, bulk messages, counters."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sandbox import page_view, people
from sandbox.faults import KINDS, SENDING, Fault, flood
from sandbox.flood import Flood, Limits
from sandbox.page_body import Action, Body
from sandbox.people import ImpossibleError
from sandbox.telegram import calls_as_json

Json = dict[str, Any]


def move_clock(body: Body) -> Json:
    telegram = body.telegram
    if "to" in body.fields:
        zone = ZoneInfo(body.text("timezone", "UTC"))
        telegram.clock.move_to(datetime.fromisoformat(body.text("to")).replace(tzinfo=zone))
    else:
        telegram.clock.advance(float(body.fields.get("advance_seconds", 0)))
    moved = page_view.clock(telegram)
    telegram.changes.clock(moved["now"], moved["offset"])
    return moved


def inject(body: Body) -> Json:
    """Many at once: messages of people, or raw updates."""
    messages, updates = body.fields.get("messages", []), body.fields.get("updates", [])
    for item in messages:
        one = Body(body.telegram, item)
        thread = one.optional_number("thread")
        people.send(body.telegram, one.person(), one.chat(), one.text("text"), thread=thread)
    for update in updates:
        for kind, content in update.items():
            if kind != "update_id":
                body.telegram.queue.put(kind, content)
    return {"count": len(messages) + len(updates)}


def add_fault(body: Body) -> Json:
    fields = dict(body.fields)
    kind = fields.pop("kind", "refuse")
    if kind == "twice":
        body.telegram.queue.twice = True
        return {"id": 0}
    if kind not in KINDS:
        raise ImpossibleError(f"kind must be one of {', '.join(KINDS)}, twice")
    methods = frozenset(name.lower() for name in fields.pop("methods", [])) or SENDING
    chat = fields.pop("chat", None)
    rest = {"methods": methods, "chat": None if chat is None else str(chat)} | fields
    if kind == "flood":
        return {"id": body.telegram.faults.add(flood(rest.pop("retry_after", 1), **rest))}
    return {"id": body.telegram.faults.add(Fault(kind, **rest))}


def set_flood(body: Body) -> Json:
    body.telegram.flood = Flood(
        Limits(
            int(body.fields.get("per_second", 0)),
            float(body.fields.get("per_chat_second", 0)),
            int(body.fields.get("per_group_minute", 0)),
        )
    )
    return {}


def reset(body: Body) -> Json:
    body.telegram.reset()
    return {}


def calls(body: Body) -> Json:
    telegram = body.telegram
    method, after = body.fields.get("method", ""), body.optional_number("after") or 0
    chosen = [
        call
        for call in telegram.calls
        if call.number > after and (not method or call.method == method)
    ]
    return {"calls": calls_as_json(chosen), "last": telegram.call_count}


def stats(body: Body) -> Json:
    telegram = body.telegram
    return {
        "calls": telegram.call_count,
        "sent": telegram.sent_count,
        "pending": len(telegram.queue),
        "confirmed": telegram.queue.confirmed,
    }


def state(body: Body) -> Json:
    return page_view.state(body.telegram)


def commands(body: Body) -> Json:
    telegram, person, chat = body.telegram, body.person(), body.chat()
    member = chat.member(person.id)
    shown = telegram.menus.shown(chat, person.id, member, person.language or "")
    return {"commands": shown, "menu_button": telegram.menus.button(chat.id)}


POSTS: dict[str, Action] = {
    "/sandbox/clock": move_clock,
    "/sandbox/inject": inject,
    "/sandbox/faults": add_fault,
    "/sandbox/flood": set_flood,
    "/sandbox/reset": reset,
}
GETS: dict[str, Action] = {
    "/sandbox/state": state,
    "/sandbox/calls": calls,
    "/sandbox/stats": stats,
    "/sandbox/commands": commands,
}
