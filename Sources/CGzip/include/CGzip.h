/* ISA-L behind a handful of functions: to gzip (RFC 1952), whole bodies and files a piece at a time, and to read files of it; and
   zlib, for bytes that are the same on every machine. */
#ifndef OPENKAART_CGZIP_H
#define OPENKAART_CGZIP_H

#include <stddef.h>

/* The version of zlib. */
const char *openkaart_zlib_version(void);

typedef struct openkaart_gzip openkaart_gzip;

/* Makes a compressor, or NULL without memory. Belongs to one thread at a time. */
openkaart_gzip *openkaart_gzip_create(void);

/* The room that `count` bytes may need. */
size_t openkaart_gzip_bound(size_t count);

/* Compresses; returns the number of bytes written, or 0 when there is not enough room. */
size_t openkaart_gzip_compress(openkaart_gzip *gzip, const void *bytes, size_t count, void *room, size_t room_count);

/* Begins with a file. */
void openkaart_gzip_begin(openkaart_gzip *gzip);

/* Compresses the next piece of the file, the last one when `is_last`; returns the number of bytes written, which may be none. The
   room must be at least the bound of the piece and what was kept back of the one before it: twice the bound of the largest piece.
   Returns (size_t)-1 on an error. */
size_t openkaart_gzip_continue(
    openkaart_gzip *gzip, const void *bytes, size_t count, int is_last, void *room, size_t room_count);

/* Compresses by zlib at level 6: slower than ISA-L and smaller, and without code that differs between processors. Returns the number
   of bytes written, or 0 when there is not enough room; the bound above is enough. Any thread. */
size_t openkaart_gzip_steady(const void *bytes, size_t count, void *room, size_t room_count);

void openkaart_gzip_destroy(openkaart_gzip *gzip);

typedef struct openkaart_gunzip openkaart_gunzip;

/* Makes a decompressor at the start of a file, or NULL without memory. Belongs to one thread at a time. */
openkaart_gunzip *openkaart_gunzip_create(void);

/* Decompresses as much of a piece as there is room for. Says how many bytes it took of the piece and how many it wrote, and in
   `is_whole` whether it stands at the end of a member of the file. The bytes of a next member may follow. Returns 0, or another
   number when the bytes are not gzip or are damaged. */
int openkaart_gunzip_continue(
    openkaart_gunzip *gunzip, const void *bytes, size_t count, size_t *taken, void *room, size_t room_count,
    size_t *written, int *is_whole);

void openkaart_gunzip_destroy(openkaart_gunzip *gunzip);

#endif
