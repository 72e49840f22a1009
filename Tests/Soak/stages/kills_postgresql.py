"""Clients and backends killed in the midst of transactions, the server ended at once."""

import kills

TITLE = "kill -9 under load, PostgreSQL"
KILLS = 1_000


def run(context):
    kills.postgresql(context, 12 if context.short else round(KILLS * context.part))
