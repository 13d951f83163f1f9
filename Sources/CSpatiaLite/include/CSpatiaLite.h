/* SpatiaLite behind three functions, so that its headers stay out of Swift. */
#ifndef OPENKAART_CSPATIALITE_H
#define OPENKAART_CSPATIALITE_H

struct sqlite3;

/* Loads SpatiaLite's functions into an open connection and ties SpatiaLite's own memory to it: SQLite frees that memory
   when the connection closes. Returns an SQLite result code; 0 is success. Not safe to call for the first time from two
   threads at once (it calls setlocale). */
int openkaart_spatialite_attach(struct sqlite3 *connection);

/* Sets SQLite up for this process; call it once, before the first connection. Keeps the journal of a single statement in
   memory: beyond 64 KiB SQLite puts it in a file and leaves it there, which costs some seventeen writes a row for as long as
   the connection lives. (No larger limit instead: SQLite 3.40 writes the journal out in one piece, and a piece of more than
   128 KiB fails as "disk full".) Returns an SQLite result code. */
int openkaart_sqlite_configure(void);

/* The version of the library, such as "5.0.1". */
const char *openkaart_spatialite_version(void);

#endif
