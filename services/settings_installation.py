"""What the owner sets for the whole installation, on the screens of a team that they head."""

from services import backups
from services.settings_deeds import Deed, among


def set_copies(deed: Deed, _: str, value: str) -> None:
    is_on = among(value, ("on", "off")) == "on"
    backups.set_daily(deed.db, actor=deed.actor, is_on=is_on, now=deed.now)
