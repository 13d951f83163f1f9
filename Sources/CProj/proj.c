#include "CProj.h"

#include <math.h>
#include <proj.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct openkaart_rd {
    PJ_CONTEXT *context;
    /* With the grid; NULL without one. Has no answer beyond the grid. */
    PJ *exact;
    /* Without a grid; the same as the other one at the edge of the grid, to a few millimetres. */
    PJ *everywhere;
    /* What a copy is made of, and must be like. */
    int has_grid;
    char *path;
    char *exact_pipeline;
    char *everywhere_pipeline;
};

/* proj_info() hands out text that its next call frees. */
static pthread_mutex_t info_lock = PTHREAD_MUTEX_INITIALIZER;

/* The places where PROJ looks by itself, with colons between them; to be freed. */
static char *own_places(void) {
    pthread_mutex_lock(&info_lock);
    char *places = strdup(proj_info().searchpath);
    pthread_mutex_unlock(&info_lock);
    return places;
}

/* A folder before the places where PROJ looks by itself, which setting a search path would otherwise replace; to be freed. */
static char *search_path(const char *folder) {
    char *places = own_places();
    size_t size = strlen(folder) + (places == NULL ? 0 : strlen(places)) + 2;
    char *path = malloc(size);
    if (path != NULL) {
        snprintf(path, size, "%s:%s", folder, places == NULL ? "" : places);
    }
    free(places);
    return path;
}

enum { most_places = 64 };

/* PROJ writes some mistakes whatever the log level is. */
static void say_nothing(void *data, int level, const char *message) {
    (void)data;
    (void)level;
    (void)message;
}

/* A context that looks in these places; NULL for PROJ's own. */
static PJ_CONTEXT *create_context(const char *path) {
    PJ_CONTEXT *context = proj_context_create();
    if (context == NULL) {
        return NULL;
    }
    proj_log_func(context, NULL, say_nothing);
    proj_context_set_enable_network(context, 0);
    char *places = path == NULL ? NULL : strdup(path);
    if (places != NULL) {
        const char *list[most_places];
        int count = 0;
        char *rest = NULL;
        char *place = strtok_r(places, ":", &rest);
        while (place != NULL && count < most_places) {
            list[count++] = place;
            place = strtok_r(NULL, ":", &rest);
        }
        proj_context_set_search_paths(context, count, list);
        free(places);
    }
    return context;
}

/* The pipeline of an operation, longitude before latitude whatever the axis order of the system; to be freed. */
static char *pipeline(PJ_CONTEXT *context, const PJ *operation) {
    PJ *normal = proj_normalize_for_visualization(context, operation);
    const char *text = normal == NULL ? NULL : proj_as_proj_string(context, normal, PJ_PROJ_5, NULL);
    char *copy = text == NULL ? NULL : strdup(text);
    proj_destroy(normal);
    return copy;
}

/* Finds the best operation with a grid and the best without. PROJ itself would choose anew for each point, and outside the area
   of use, part of which the grid still covers, it would choose the inexact one. */
static void find_pipelines(openkaart_rd *rd, PJ_CONTEXT *context) {
    PJ_OPERATION_FACTORY_CONTEXT *factory = proj_create_operation_factory_context(context, NULL);
    PJ *from = proj_create(context, "EPSG:28992");
    /* 4258, never 4326: only there does PROJ know the grid (EPSG:9282). */
    PJ *to = proj_create(context, "EPSG:4258");
    PJ_OBJ_LIST *list = NULL;
    if (factory != NULL && from != NULL && to != NULL) {
        proj_operation_factory_context_set_spatial_criterion(
            context, factory, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
        proj_operation_factory_context_set_grid_availability_use(
            context, factory, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
        list = proj_create_operations(context, from, to, factory);
    }
    int count = list == NULL ? 0 : proj_list_get_count(list);
    for (int index = 0; index < count; index++) {
        PJ *operation = proj_list_get(context, list, index);
        char **place = proj_coordoperation_get_grid_used_count(context, operation) > 0 ? &rd->exact_pipeline
                                                                                       : &rd->everywhere_pipeline;
        if (*place == NULL) {
            *place = pipeline(context, operation);
        }
        proj_destroy(operation);
    }
    proj_list_destroy(list);
    proj_destroy(to);
    proj_destroy(from);
    proj_operation_factory_context_destroy(factory);
}

static int is_answer(PJ_COORD point) {
    return isfinite(point.xy.x) && isfinite(point.xy.y);
}

/* Opens the grid, which PROJ may put off until the first point. Returns 0 when there is none, or it cannot be read. */
static int open_grid(openkaart_rd *rd) {
    rd->exact = rd->exact_pipeline == NULL ? NULL : proj_create(rd->context, rd->exact_pipeline);
    if (rd->exact == NULL) {
        return 0;
    }
    if (!is_answer(proj_trans(rd->exact, PJ_FWD, proj_coord(155000, 463000, 0, HUGE_VAL)))) {
        proj_destroy(rd->exact);
        rd->exact = NULL;
        return 0;
    }
    return 1;
}

/* Makes what a thread needs of the pipelines; of the grid only if it can be read. Returns 0 when nothing works. */
static int prepare(openkaart_rd *rd) {
    rd->context = create_context(rd->path);
    if (rd->context == NULL || rd->everywhere_pipeline == NULL) {
        return 0;
    }
    rd->everywhere = proj_create(rd->context, rd->everywhere_pipeline);
    if (rd->everywhere == NULL) {
        return 0;
    }
    rd->has_grid = open_grid(rd);
    return 1;
}

openkaart_rd *openkaart_rd_create(const char *grid_folder) {
    openkaart_rd *rd = calloc(1, sizeof(openkaart_rd));
    if (rd == NULL) {
        return NULL;
    }
    rd->path = grid_folder == NULL ? NULL : search_path(grid_folder);
    PJ_CONTEXT *context = create_context(rd->path);
    if (context != NULL) {
        find_pipelines(rd, context);
        proj_context_destroy(context);
    }
    if (!prepare(rd)) {
        openkaart_rd_destroy(rd);
        return NULL;
    }
    return rd;
}

static char *copy_text(const char *text) {
    return text == NULL ? NULL : strdup(text);
}

openkaart_rd *openkaart_rd_copy(const openkaart_rd *rd) {
    openkaart_rd *copy = calloc(1, sizeof(openkaart_rd));
    if (copy == NULL) {
        return NULL;
    }
    copy->path = copy_text(rd->path);
    copy->exact_pipeline = copy_text(rd->exact_pipeline);
    copy->everywhere_pipeline = copy_text(rd->everywhere_pipeline);
    /* Two threads must not answer differently. */
    if (!prepare(copy) || copy->has_grid != rd->has_grid) {
        openkaart_rd_destroy(copy);
        return NULL;
    }
    return copy;
}

static void transform(openkaart_rd *rd, PJ_DIRECTION direction, double *pairs, size_t count) {
    const PJ_COORD no_answer = proj_coord(HUGE_VAL, HUGE_VAL, HUGE_VAL, HUGE_VAL);
    for (size_t index = 0; index < count; index++) {
        double *pair = pairs + 2 * index;
        PJ_COORD point = proj_coord(pair[0], pair[1], 0, HUGE_VAL);
        PJ_COORD result = no_answer;
        if (rd->exact != NULL) {
            result = proj_trans(rd->exact, direction, point);
            if (!is_answer(result)) {
                proj_errno_reset(rd->exact);
            }
        }
        if (!is_answer(result)) {
            result = proj_trans(rd->everywhere, direction, point);
            if (!is_answer(result)) {
                proj_errno_reset(rd->everywhere);
                result = no_answer;
            }
        }
        pair[0] = result.xy.x;
        pair[1] = result.xy.y;
    }
}

void openkaart_rd_to_degrees(openkaart_rd *rd, double *pairs, size_t count) {
    transform(rd, PJ_FWD, pairs, count);
}

void openkaart_rd_from_degrees(openkaart_rd *rd, double *pairs, size_t count) {
    transform(rd, PJ_INV, pairs, count);
}

void openkaart_rd_destroy(openkaart_rd *rd) {
    if (rd == NULL) {
        return;
    }
    proj_destroy(rd->exact);
    proj_destroy(rd->everywhere);
    proj_context_destroy(rd->context);
    free(rd->path);
    free(rd->exact_pipeline);
    free(rd->everywhere_pipeline);
    free(rd);
}

const char *openkaart_proj_version(void) {
    pthread_mutex_lock(&info_lock);
    const char *version = proj_info().version;
    pthread_mutex_unlock(&info_lock);
    return version;
}
