#pragma once
#include <spawn.h>

// Declared only for _GNU_SOURCE, which Swift's C library module is built without.
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
