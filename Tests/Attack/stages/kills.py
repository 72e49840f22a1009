"""200 kills of writers at work, on both engines; the long form is `make soak`."""

import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parents[2] / "Soak"))

import kills  # noqa: E402

TITLE = "kill -9 under load, both engines"
SQLITE, POSTGRESQL = 120, 80


def run(context):
    kills.sqlite(context, 12 if context.short else SQLITE)
    kills.postgresql(context, 8 if context.short else POSTGRESQL)
