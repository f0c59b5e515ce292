"""The map from tables to modules in the docstring of ``briefing.store`` is complete and true."""

from __future__ import annotations

import re
from pathlib import Path

from briefing import store
from briefing.store.connection import open_writable

FOLDER = Path(store.__file__).parent
MAP = {
    table: modules.split(", ")
    for table, modules in re.findall(r"^    (\w+) +(\w.*)$", store.__doc__ or "", re.MULTILINE)
}
WRITES = re.compile(r"\b(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM) ([a-z]\w+)")
# SQLite's own tables, and those that it keeps behind the full-text index.
INTERNAL = re.compile(r"sqlite_|entries_fts_")


def code(module: str) -> str:
    return (FOLDER / f"{module}.py").read_text(encoding="utf-8")


def test_every_table_of_a_new_cache_is_in_the_map(tmp_path: Path) -> None:
    db = open_writable(tmp_path / "briefing.db")
    rows = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    db.close()
    assert {row["name"] for row in rows if not INTERNAL.match(row["name"])} == MAP.keys()


def test_every_module_in_the_map_exists_and_names_its_tables() -> None:
    for table, modules in MAP.items():
        for module in modules:
            assert (FOLDER / f"{module}.py").is_file(), f"{module} of {table} does not exist"
            if module != "migrations":  # sqlite-utils writes the table of migrations
                assert re.search(rf"\b{table}\b", code(module)), f"{module} does not use {table}"


def test_every_statement_that_writes_is_in_a_module_of_its_table() -> None:
    for path in FOLDER.glob("*.py"):
        if path.stem in ("schema", "packed_schema", "__init__"):
            continue
        for table in WRITES.findall(code(path.stem)):
            if table != "SET":
                assert path.stem in MAP[table], f"{path.stem} writes {table}"
