"""Writers on one file, killed while others go on."""

import kills

TITLE = "kill -9 under load, SQLite"
KILLS = 1_000


def run(context):
    kills.sqlite(context, 12 if context.short else round(KILLS * context.part))
