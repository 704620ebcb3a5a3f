"""What the operator's commands say where they cannot be done."""

import argparse
from pathlib import Path

import pytest

from bot.offline import run
from storage.db import Database


async def test_a_backup_into_a_folder_that_does_not_exist_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, folder = tmp_path / "salesbeat.db", tmp_path / "none" / "here"
    await (await Database.open(path)).close()

    code = run(argparse.Namespace(command="backup", path=folder / "copy.db"), path)

    said = capsys.readouterr().err
    assert code == 1
    assert f"no folder {folder}" in said
    assert "partial" not in said
    assert not folder.exists()


async def test_a_backup_onto_a_file_that_exists_says_why_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, target = tmp_path / "salesbeat.db", tmp_path / "copy.db"
    await (await Database.open(path)).close()
    target.write_text("yesterday's")

    code = run(argparse.Namespace(command="backup", path=target), path)

    said = capsys.readouterr().err
    assert code == 1
    assert f"{target} exists already" in said
    assert "another file" in said
    assert target.read_text() == "yesterday's"
