#include "CSearch.h"

#include <sqlite3.h>
#include <stddef.h>

static int weight_of_column(int column) {
    switch (column) {
    case 0: return 8;
    case 1:
    case 2: return 4;
    default: return column < 0 ? 0 : 1;
    }
}

/* The weight of the first column in which a phrase occurs; 0 when it does not. */
static int weight_of_phrase(const Fts5ExtensionApi *api, Fts5Context *context, int phrase, int *code) {
    Fts5PhraseIter iterator;
    int column = -1;
    *code = api->xPhraseFirstColumn(context, phrase, &iterator, &column);
    return *code == SQLITE_OK ? weight_of_column(column) : 0;
}

static void score(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int count,
                  sqlite3_value **values) {
    const unsigned char *groups = count == 1 ? sqlite3_value_blob(values[0]) : NULL;
    int group_count = groups == NULL ? 0 : sqlite3_value_bytes(values[0]);
    int phrase_count = api->xPhraseCount(context);
    int total = 0;
    int phrase = 0;
    for (int group = 0; group < group_count; group++) {
        int sum = 0;
        int is_whole = 1;
        for (int end = phrase + groups[group]; phrase < end; phrase++) {
            int code = SQLITE_OK;
            int weight = phrase < phrase_count ? weight_of_phrase(api, context, phrase, &code) : 0;
            if (code != SQLITE_OK) {
                sqlite3_result_error_code(result, code);
                return;
            }
            sum += weight;
            is_whole = is_whole && weight > 0;
        }
        /* What FTS5 knows of an alternative that does not match depends on where it stands in other rows. */
        if (is_whole) total += sum;
    }
    sqlite3_result_int(result, total);
}

/* FTS5's own interface of this connection (its manual, "Extending FTS5"). */
static int find_api(sqlite3 *connection, fts5_api **api) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_pointer(statement, 1, (void *)api, "fts5_api_ptr", NULL);
    sqlite3_step(statement);
    return sqlite3_finalize(statement);
}

int openkaart_search_attach(struct sqlite3 *connection) {
    fts5_api *api = NULL;
    int code = find_api(connection, &api);
    if (code != SQLITE_OK) return code;
    if (api == NULL || api->iVersion < 2) return SQLITE_MISUSE;
    return api->xCreateFunction(api, "search_score", NULL, score, NULL);
}

int openkaart_search_reset(const char *path) {
    sqlite3 *connection = NULL;
    int code = sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE, NULL);
    if (code == SQLITE_OK) {
        sqlite3_busy_timeout(connection, 10000);
        /* SQLite asks that the schema was looked at before; on a damaged file that may fail. */
        sqlite3_exec(connection, "SELECT count(*) FROM sqlite_master", NULL, NULL, NULL);
        code = sqlite3_db_config(connection, SQLITE_DBCONFIG_RESET_DATABASE, 1, NULL);
    }
    if (code == SQLITE_OK) code = sqlite3_exec(connection, "VACUUM", NULL, NULL, NULL);
    if (code == SQLITE_OK) code = sqlite3_db_config(connection, SQLITE_DBCONFIG_RESET_DATABASE, 0, NULL);
    sqlite3_close(connection);
    return code;
}
