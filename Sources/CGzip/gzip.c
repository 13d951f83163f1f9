#include "CGzip.h"

#include <isa-l/igzip_lib.h>
#include <stdint.h>
#include <stdlib.h>

struct openkaart_gzip {
    struct isal_zstream stream;
    uint8_t buffer[ISAL_DEF_LVL1_DEFAULT];
};

openkaart_gzip *openkaart_gzip_create(void) {
    return malloc(sizeof(openkaart_gzip));
}

size_t openkaart_gzip_bound(size_t count) {
    /* Stored blocks of at most 65 535 bytes with 5 bytes each, the frame of gzip, and slack for a last block. */
    return count + (count / 65535 + 1) * 5 + 512;
}

size_t openkaart_gzip_compress(openkaart_gzip *gzip, const void *bytes, size_t count, void *room, size_t room_count) {
    struct isal_zstream *stream = &gzip->stream;
    if (count > UINT32_MAX || room_count > UINT32_MAX) {
        return 0;
    }
    isal_deflate_stateless_init(stream);
    stream->gzip_flag = IGZIP_GZIP;
    stream->level = 1;
    stream->level_buf = gzip->buffer;
    stream->level_buf_size = sizeof gzip->buffer;
    stream->next_in = (uint8_t *)bytes;
    stream->avail_in = (uint32_t)count;
    stream->next_out = room;
    stream->avail_out = (uint32_t)room_count;
    stream->end_of_stream = 1;
    return isal_deflate_stateless(stream) == COMP_OK ? stream->total_out : 0;
}

void openkaart_gzip_begin(openkaart_gzip *gzip) {
    struct isal_zstream *stream = &gzip->stream;
    isal_deflate_init(stream);
    stream->gzip_flag = IGZIP_GZIP;
    stream->level = 1;
    stream->level_buf = gzip->buffer;
    stream->level_buf_size = sizeof gzip->buffer;
    stream->flush = NO_FLUSH;
    stream->end_of_stream = 0;
}

size_t openkaart_gzip_continue(
    openkaart_gzip *gzip, const void *bytes, size_t count, int is_last, void *room, size_t room_count) {
    struct isal_zstream *stream = &gzip->stream;
    if (count > UINT32_MAX || room_count > UINT32_MAX) {
        return (size_t)-1;
    }
    stream->next_in = (uint8_t *)bytes;
    stream->avail_in = (uint32_t)count;
    stream->next_out = room;
    stream->avail_out = (uint32_t)room_count;
    stream->end_of_stream = is_last ? 1 : 0;
    if (isal_deflate(stream) != COMP_OK || stream->avail_in != 0) {
        return (size_t)-1;
    }
    if (is_last && stream->internal_state.state != ZSTATE_END) {
        return (size_t)-1;
    }
    return room_count - stream->avail_out;
}

void openkaart_gzip_destroy(openkaart_gzip *gzip) {
    free(gzip);
}

struct openkaart_gunzip {
    struct inflate_state state;
    int is_whole;
};

static void begin_member(openkaart_gunzip *gunzip) {
    isal_inflate_reset(&gunzip->state);
    gunzip->state.crc_flag = ISAL_GZIP;
    gunzip->is_whole = 0;
}

openkaart_gunzip *openkaart_gunzip_create(void) {
    openkaart_gunzip *gunzip = malloc(sizeof *gunzip);
    if (gunzip) {
        isal_inflate_init(&gunzip->state);
        begin_member(gunzip);
    }
    return gunzip;
}

int openkaart_gunzip_continue(
    openkaart_gunzip *gunzip, const void *bytes, size_t count, size_t *taken, void *room, size_t room_count,
    size_t *written, int *is_whole) {
    struct inflate_state *state = &gunzip->state;
    if (count > UINT32_MAX || room_count > UINT32_MAX) {
        return -1;
    }
    if (gunzip->is_whole && count > 0) {
        begin_member(gunzip);
    }
    state->next_in = (uint8_t *)bytes;
    state->avail_in = (uint32_t)count;
    state->next_out = room;
    state->avail_out = (uint32_t)room_count;
    int code = isal_inflate(state);
    *taken = count - state->avail_in;
    *written = room_count - state->avail_out;
    gunzip->is_whole = state->block_state == ISAL_BLOCK_FINISH;
    *is_whole = gunzip->is_whole;
    return code == ISAL_DECOMP_OK || code == ISAL_END_INPUT || code == ISAL_OUT_OVERFLOW ? 0 : code;
}

void openkaart_gunzip_destroy(openkaart_gunzip *gunzip) {
    free(gunzip);
}
