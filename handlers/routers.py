"""Every conversation, in the order they are asked: free text and the fallback last."""

from aiogram import Router

from handlers import activities, corrections, fallback, on_behalf


def build_routers() -> list[Router]:
    return [
        activities.build_router(),
        corrections.build_router(),
        on_behalf.build_router(),
        activities.build_text_router(),
        fallback.build_router(),
    ]
