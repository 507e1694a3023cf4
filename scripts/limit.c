/* Commits the rows of a finished database of mppd once more, by SQLite alone: what any program over it could reach.
 *
 * usage: limit FROM TO TOGETHER    prints how many events, and how many a second, TOGETHER of them in each commit
 *
 * An event is one row of the journal with its payload, the case as it then stands, one idempotency answer and one task: less than
 * the server writes, which has timers, messages and registers too.
 * All values are in memory before the first is written; tables, indexes and settings are those of FROM. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static sqlite3 *from, *to;

static void fail(const char *what) {
    fprintf(stderr, "limit: %s: %s / %s\n", what, sqlite3_errmsg(from), sqlite3_errmsg(to));
    exit(1);
}
static void run(sqlite3 *db, const char *sql) {
    if (sqlite3_exec(db, sql, 0, 0, 0)) fail(sql);
}
static sqlite3_stmt *prepared(sqlite3 *db, const char *sql) {
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, 0)) fail(sql);
    return statement;
}

typedef struct { int columns; long count; sqlite3_value **values; } Rows;

static Rows rows(const char *sql) {
    sqlite3_stmt *statement = prepared(from, sql);
    Rows all = {sqlite3_column_count(statement), 0, 0};
    long room = 0;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        if (all.count == room) {
            room = room ? room * 2 : 1024;
            all.values = realloc(all.values, sizeof(sqlite3_value *) * room * all.columns);
        }
        for (int i = 0; i < all.columns; i++) all.values[all.count * all.columns + i] = sqlite3_value_dup(sqlite3_column_value(statement, i));
        all.count++;
    }
    sqlite3_finalize(statement);
    return all;
}
static void step(sqlite3_stmt *statement, Rows all, long row) {
    for (int i = 0; i < all.columns; i++) sqlite3_bind_value(statement, i + 1, all.values[row * all.columns + i]);
    if (sqlite3_step(statement) != SQLITE_DONE) fail(sqlite3_sql(statement));
    sqlite3_reset(statement);
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    long together = atol(argv[3]);
    if (sqlite3_open_v2(argv[1], &from, SQLITE_OPEN_READONLY, 0) || sqlite3_open(argv[2], &to)) fail("open");
    run(to, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = OFF");
    sqlite3_stmt *tables = prepared(from, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC");
    while (sqlite3_step(tables) == SQLITE_ROW) run(to, (const char *)sqlite3_column_text(tables, 0));
    sqlite3_finalize(tables);

    Rows journal = rows("SELECT case_id, number, format, at, actor, event, previous, payload_hash, hash FROM journal ORDER BY number, case_id");
    Rows payloads = rows("SELECT case_id, number, salt, payload FROM payloads ORDER BY number, case_id");
    Rows created = rows("SELECT c.id, c.number, c.service, c.meaning, c.whole, c.secret_hash, 0, c.head, c.state, c.filed_at, c.changed_at, NULL "
                        "FROM journal j JOIN cases c ON c.id = j.case_id WHERE j.number = 1 ORDER BY j.case_id");
    Rows changed = rows("SELECT j.number, j.hash, c.state, j.at, j.case_id FROM journal j JOIN cases c ON c.id = j.case_id ORDER BY j.number, j.case_id");
    Rows answers = rows("SELECT key_hash, request_hash, sealed, at FROM answers");
    Rows gone = rows("SELECT case_id FROM journal ORDER BY number, case_id");
    Rows tasks = rows("SELECT j.case_id, 'langkah', 'loket', '', j.at, j.at FROM journal j ORDER BY j.number, j.case_id");

    sqlite3_stmt *create = prepared(to, "INSERT INTO cases (id, number, service, meaning, whole, secret_hash, revision, head, state, filed_at, "
                                        "changed_at, ended) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    sqlite3_stmt *change = prepared(to, "UPDATE cases SET revision = ?, head = ?, state = ?, changed_at = ? WHERE id = ?");
    sqlite3_stmt *append = prepared(to, "INSERT INTO journal (case_id, number, format, at, actor, event, previous, payload_hash, hash) "
                                        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    sqlite3_stmt *lay = prepared(to, "INSERT INTO payloads (case_id, number, salt, payload) VALUES (?, ?, ?, ?)");
    sqlite3_stmt *answer = prepared(to, "INSERT INTO answers (key_hash, request_hash, sealed, at) VALUES (?, ?, ?, ?)");
    sqlite3_stmt *leave = prepared(to, "DELETE FROM tasks WHERE case_id = ?");
    sqlite3_stmt *task = prepared(to, "INSERT INTO tasks (case_id, step, role, scope, since, due) VALUES (?, ?, ?, ?, ?, ?)");

    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (long i = 0; i < journal.count; i++) {
        if (i % together == 0) run(to, "BEGIN IMMEDIATE");
        if (i < created.count) step(create, created, i);
        step(append, journal, i);
        if (i < payloads.count) step(lay, payloads, i);
        step(change, changed, i);
        if (i < answers.count) step(answer, answers, i);
        step(leave, gone, i);
        step(task, tasks, i);
        if (i % together == together - 1 || i == journal.count - 1) run(to, "COMMIT");
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    double seconds = (end.tv_sec - start.tv_sec) + (end.tv_nsec - start.tv_nsec) / 1e9;
    printf("%ld %.0f\n", journal.count, journal.count / seconds);
    return 0;
}
