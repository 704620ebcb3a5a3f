"""A role by any of its names, in both languages."""

from sales.teams import Role

_NAMES = {
    Role.HEAD: "head, lead, leader, boss, руководитель, руководителя, руководителем, рук, роп,"
    " глава",
    Role.MANAGER: "manager, managers, seller, rep, менеджер, менеджера, менеджеры, менеджеров,"
    " менеджером, продавец",
    Role.VIEWER: "viewer, viewers, observer, наблюдатель, наблюдателя, наблюдатели, наблюдателей,"
    " наблюдателем",
}
_ROLES = {name.strip(): role for role, names in _NAMES.items() for name in names.split(",")}


def role_named(said: str) -> Role | None:
    """«Менеджер», «manager» → MANAGER; None where no role is called so."""
    return _ROLES.get(said.casefold())
