/* SQLite's full-text search (FTS5) behind two functions, so that its extension interface stays out of Swift. */
#ifndef OPENKAART_CSEARCH_H
#define OPENKAART_CSEARCH_H

struct sqlite3;

/* Gives an open connection the FTS5 auxiliary function `search_score(table, groups)`: how well a row of a MATCH fits.

   Each byte of the blob `groups` says how many phrases of the query stand together; together they are all phrases, in order.
   A group counts when all its phrases occur in the row, and each of them for the column in which it first occurs: 8, 4, 4
   and 1 for columns 0 to 3. So the best column must be the first, and the score depends on row and query alone.
   Returns an SQLite result code; 0 is success. */
int openkaart_search_attach(struct sqlite3 *connection);

/* Makes an empty database of whatever lies at the path, a damaged one or a file of another kind, under SQLite's own locks: other
   processes that have it open see an empty database, where replacing the file would leave them with one that is gone.
   Returns an SQLite result code; 0 is success. */
int openkaart_search_reset(const char *path);

#endif
