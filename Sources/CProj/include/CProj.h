/* PROJ behind a handful of functions: RD New (EPSG:28992) and ETRS89 (EPSG:4258), nothing else. */
#ifndef OPENKAART_CPROJ_H
#define OPENKAART_CPROJ_H

#include <stddef.h>

/* A transformation. Belongs to one thread at a time (its PJ_CONTEXT does). */
typedef struct openkaart_rd openkaart_rd;

/* Makes a transformation, or NULL when PROJ cannot find its database. `grid_folder` is searched for the RDNAPTRANS2018 grid
   before PROJ's own places; it may be NULL. The network is never used. */
openkaart_rd *openkaart_rd_create(const char *grid_folder);

/* Makes the same transformation for another thread, or NULL when memory or open files have run out. Reads only what never changes
   in `rd`, so another thread may be using it. */
openkaart_rd *openkaart_rd_copy(const openkaart_rd *rd);

/* RD metres (x, y) to ETRS89 degrees (longitude, latitude), in place; `count` pairs. Both are HUGE_VAL where PROJ has no answer. */
void openkaart_rd_to_degrees(openkaart_rd *rd, double *pairs, size_t count);

/* ETRS89 degrees (longitude, latitude) to RD metres (x, y), in place; `count` pairs. Both are HUGE_VAL where PROJ has no answer. */
void openkaart_rd_from_degrees(openkaart_rd *rd, double *pairs, size_t count);

void openkaart_rd_destroy(openkaart_rd *rd);

/* The version of PROJ, such as "9.1.1". */
const char *openkaart_proj_version(void);

#endif
