#include "CSpatiaLite.h"

#include <sqlite3.h>
#include <spatialite.h>

static void never_called(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    (void)values;
    sqlite3_result_null(context);
}

static void clean_up(void *cache) {
    spatialite_cleanup_ex(cache);
}

int openkaart_spatialite_attach(struct sqlite3 *connection) {
    void *cache = spatialite_alloc_connection();
    if (cache == NULL) {
        return SQLITE_NOMEM;
    }
    spatialite_init_ex(connection, cache, 0);
    /* There is no hook for "after close" above SQLite. The destructor of a function is one: SQLite calls it when the
       connection closes (and at once when the registration fails). Without it each connection leaks about 0.4 MB. */
    return sqlite3_create_function_v2(connection, "openkaart_spatialite_lifetime", 0, SQLITE_UTF8, cache, never_called,
                                      NULL, NULL, clean_up);
}

int openkaart_sqlite_configure(void) {
    return sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1);
}

const char *openkaart_spatialite_version(void) {
    return spatialite_version();
}
