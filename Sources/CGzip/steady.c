#include "CGzip.h"

#include <limits.h>
#include <string.h>
#include <zlib.h>

const char *openkaart_zlib_version(void) {
    return zlibVersion();
}

size_t openkaart_gzip_steady(const void *bytes, size_t count, void *room, size_t room_count) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (count > UINT_MAX || room_count > UINT_MAX) {
        return 0;
    }
    /* 16 more than the window asks for a gzip frame: without a time and a name, unless they are set. */
    if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        return 0;
    }
    stream.next_in = (Bytef *)bytes;
    stream.avail_in = (uInt)count;
    stream.next_out = room;
    stream.avail_out = (uInt)room_count;
    int code = deflate(&stream, Z_FINISH);
    size_t written = stream.total_out;
    deflateEnd(&stream);
    return code == Z_STREAM_END ? written : 0;
}
