#include "CProj.h"

#include <math.h>
#include <proj.h>
#include <stdio.h>
#include <stdlib.h>

struct openkaart_rd {
    PJ_CONTEXT *context;
    PJ *to_degrees;
};

/* Looks for grids in a folder, and for the database where PROJ finds it by itself. */
static void search_in(PJ_CONTEXT *context, const char *grid_folder) {
    char database[4096];
    const char *found = proj_context_get_database_path(context);
    snprintf(database, sizeof database, "%s", found == NULL ? "" : found);
    proj_context_set_search_paths(context, 1, &grid_folder);
    if (database[0] != '\0') {
        proj_context_set_database_path(context, database, NULL, NULL);
    }
}

openkaart_rd *openkaart_rd_create(const char *grid_folder) {
    openkaart_rd *rd = calloc(1, sizeof(openkaart_rd));
    if (rd == NULL) {
        return NULL;
    }
    rd->context = proj_context_create();
    proj_log_level(rd->context, PJ_LOG_NONE);
    proj_context_set_enable_network(rd->context, 0);
    if (grid_folder != NULL) {
        search_in(rd->context, grid_folder);
    }
    /* By way of 4258, never 4326: only there does PROJ use the grid (EPSG:9282). */
    PJ *plain = proj_create_crs_to_crs(rd->context, "EPSG:28992", "EPSG:4258", NULL);
    if (plain != NULL) {
        /* Longitude before latitude, whatever the axis order of the system. */
        rd->to_degrees = proj_normalize_for_visualization(rd->context, plain);
        proj_destroy(plain);
    }
    if (rd->to_degrees == NULL) {
        openkaart_rd_destroy(rd);
        return NULL;
    }
    return rd;
}

static int transform(openkaart_rd *rd, PJ_DIRECTION direction, double a, double b, double *c, double *d) {
    PJ_COORD result = proj_trans(rd->to_degrees, direction, proj_coord(a, b, 0, HUGE_VAL));
    if (!isfinite(result.xy.x) || !isfinite(result.xy.y)) {
        proj_errno_reset(rd->to_degrees);
        return 1;
    }
    *c = result.xy.x;
    *d = result.xy.y;
    return 0;
}

int openkaart_rd_to_degrees(openkaart_rd *rd, double x, double y, double *longitude, double *latitude) {
    return transform(rd, PJ_FWD, x, y, longitude, latitude);
}

int openkaart_rd_from_degrees(openkaart_rd *rd, double longitude, double latitude, double *x, double *y) {
    return transform(rd, PJ_INV, longitude, latitude, x, y);
}

void openkaart_rd_destroy(openkaart_rd *rd) {
    proj_destroy(rd->to_degrees);
    proj_context_destroy(rd->context);
    free(rd);
}

const char *openkaart_proj_version(void) {
    return proj_info().version;
}
