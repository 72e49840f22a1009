#ifndef HENG_CPQ_SHIM_H
#define HENG_CPQ_SHIM_H

#include <postgresql/libpq-fe.h>

/* Character macros are not imported into Swift; these are the fields of an error report that the driver reads. */
static const int heng_pq_sqlstate = PG_DIAG_SQLSTATE;
static const int heng_pq_message = PG_DIAG_MESSAGE_PRIMARY;
static const int heng_pq_detail = PG_DIAG_MESSAGE_DETAIL;
static const int heng_pq_table = PG_DIAG_TABLE_NAME;
static const int heng_pq_column = PG_DIAG_COLUMN_NAME;
static const int heng_pq_constraint = PG_DIAG_CONSTRAINT_NAME;

/* Notices would go to standard error, which belongs to our own messages. */
static void heng_pq_ignore(void *context, const char *message) {}
static inline void heng_pq_silence(PGconn *connection) { PQsetNoticeProcessor(connection, heng_pq_ignore, 0); }

#endif
