#include "CDeflate.h"

#include <libdeflate.h>

static struct libdeflate_compressor *compressor(openkaart_gzip *gzip) {
    return (struct libdeflate_compressor *)gzip;
}

openkaart_gzip *openkaart_gzip_create(int level) {
    return (openkaart_gzip *)libdeflate_alloc_compressor(level);
}

size_t openkaart_gzip_bound(openkaart_gzip *gzip, size_t count) {
    return libdeflate_gzip_compress_bound(compressor(gzip), count);
}

size_t openkaart_gzip_compress(openkaart_gzip *gzip, const void *bytes, size_t count, void *room, size_t room_count) {
    return libdeflate_gzip_compress(compressor(gzip), bytes, count, room, room_count);
}

void openkaart_gzip_destroy(openkaart_gzip *gzip) {
    libdeflate_free_compressor(compressor(gzip));
}
