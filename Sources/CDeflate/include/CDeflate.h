/* libdeflate behind three functions: whole bodies to gzip (RFC 1952). */
#ifndef OPENKAART_CDEFLATE_H
#define OPENKAART_CDEFLATE_H

#include <stddef.h>

typedef struct openkaart_gzip openkaart_gzip;

/* Makes a compressor of a level (1 fastest to 12 smallest), or NULL without memory. Belongs to one thread at a time. */
openkaart_gzip *openkaart_gzip_create(int level);

/* The room that `count` bytes may need. */
size_t openkaart_gzip_bound(openkaart_gzip *gzip, size_t count);

/* Compresses; returns the number of bytes written, or 0 when there is not enough room. */
size_t openkaart_gzip_compress(openkaart_gzip *gzip, const void *bytes, size_t count, void *room, size_t room_count);

void openkaart_gzip_destroy(openkaart_gzip *gzip);

#endif
