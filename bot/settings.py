"""The settings, from the environment and ``.env``; for operators: .env.example."""

from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class SettingsError(Exception):
    """A setting is missing or malformed; the text says which and how to mend it."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    bot_token: SecretStr
    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    database_path: Path = Path("data/salesbeat.db")
    telegram_api_url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    telegram_proxy: str = Field(default="", pattern=r"^((https?|socks[45])://\S+)?$")
    default_timezone: str = "Europe/Moscow"
    default_language: Literal["ru", "en"] = "ru"
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=0, ge=0, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    flood_per_second: int = Field(default=30, ge=0)
    flood_per_group_minute: int = Field(default=20, ge=0)

    @field_validator("bot_token")
    @classmethod
    def _is_a_token(cls, token: SecretStr) -> SecretStr:
        number, _, secret = token.get_secret_value().partition(":")
        if not (number.isdigit() and secret):
            raise ValueError("looks like 123456789:AAE…, as BotFather gives it")
        return token

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _numbers(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = value.replace(",", " ").split()
        if not all(part.isdigit() for part in parts):
            raise ValueError("takes Telegram user ids, separated by commas: 111111111,222222222")
        return frozenset(int(part) for part in parts)

    @field_validator("default_timezone")
    @classmethod
    def _is_a_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("takes a name of the IANA list, such as Europe/Moscow") from error
        return name


def load_settings() -> Settings:
    """Raises ``SettingsError`` with one clear sentence, which never holds a secret's value."""
    try:
        return Settings.model_validate({})
    except ValidationError as error:
        raise SettingsError("; ".join(_sentence(part) for part in error.errors())) from None


def _sentence(part: object) -> str:
    assert isinstance(part, dict)
    name = str(part["loc"][0]).upper()
    if part["type"] == "missing":
        return f"{name} is not set: put it into .env or the environment (see .env.example)"
    message = str(part["msg"]).removeprefix("Value error, ")
    return f"{name} is malformed: {message}"
