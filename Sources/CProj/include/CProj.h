/* PROJ behind a handful of functions: RD New (EPSG:28992) and ETRS89 (EPSG:4258), nothing else. */
#ifndef OPENKAART_CPROJ_H
#define OPENKAART_CPROJ_H

/* A transformation. Belongs to one thread at a time (its PJ_CONTEXT does). */
typedef struct openkaart_rd openkaart_rd;

/* Makes a transformation, or NULL when PROJ cannot find its database. `grid_folder` is searched for the RDNAPTRANS2018 grid
   before PROJ's own places; it may be NULL. The network is never used. */
openkaart_rd *openkaart_rd_create(const char *grid_folder);

/* RD metres to ETRS89 degrees. Returns 0 when the point could be transformed. */
int openkaart_rd_to_degrees(openkaart_rd *rd, double x, double y, double *longitude, double *latitude);

/* ETRS89 degrees to RD metres. Returns 0 when the point could be transformed. */
int openkaart_rd_from_degrees(openkaart_rd *rd, double longitude, double latitude, double *x, double *y);

void openkaart_rd_destroy(openkaart_rd *rd);

/* The version of PROJ, such as "9.1.1". */
const char *openkaart_proj_version(void);

#endif
