/* ISA-L behind four functions: whole bodies to gzip (RFC 1952). */
#ifndef OPENKAART_CGZIP_H
#define OPENKAART_CGZIP_H

#include <stddef.h>

typedef struct openkaart_gzip openkaart_gzip;

/* Makes a compressor, or NULL without memory. Belongs to one thread at a time. */
openkaart_gzip *openkaart_gzip_create(void);

/* The room that `count` bytes may need. */
size_t openkaart_gzip_bound(size_t count);

/* Compresses; returns the number of bytes written, or 0 when there is not enough room. */
size_t openkaart_gzip_compress(openkaart_gzip *gzip, const void *bytes, size_t count, void *room, size_t room_count);

void openkaart_gzip_destroy(openkaart_gzip *gzip);

#endif
