"""Every conversation, in the order they are asked: free text first, the fallback last."""

from aiogram import Router

from handlers import (
    absences,
    activities,
    binding,
    corrections,
    departments,
    explaining,
    exporting,
    fallback,
    forgetting,
    importing,
    inviting,
    languages,
    members,
    menu,
    on_behalf,
    picking,
    plans,
    seeing,
    settings,
    settings_replies,
    starting,
    talks,
    targets,
    teams,
)


def build_routers() -> list[Router]:
    """New ones: a router can be attached only once."""
    return [
        settings_replies.build_router(),
        picking.build_router(),
        menu.build_keyboard_router(),
        absences.build_edits_router(),
        activities.build_text_router(),
        activities.build_router(),
        corrections.build_router(),
        on_behalf.build_router(),
        absences.build_router(),
        departments.build_router(),
        seeing.build_router(),
        talks.build_router(),
        explaining.build_router(),
        exporting.build_router(),
        importing.build_router(),
        forgetting.build_router(),
        starting.build_router(),
        menu.build_router(),
        teams.build_router(),
        inviting.build_router(),
        members.build_router(),
        binding.build_router(),
        targets.build_router(),
        plans.build_router(),
        settings.build_router(),
        languages.build_router(),
        fallback.build_router(),
    ]
