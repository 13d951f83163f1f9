/* What the C library can do and Swift cannot call. */
#ifndef OPENKAART_CFILES_H
#define OPENKAART_CFILES_H

/* Lets two paths change places at once (Linux, renameat2). Returns 0, or -1 with errno. */
int openkaart_exchange(const char *one, const char *other);

#endif
