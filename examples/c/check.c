/* Checks articles against each other through the C ABI, and prints the report as JSON.
 *
 *   cc check.c $(pkg-config --cflags --libs crosscheck-c) -o check && ./check FILE...
 *
 * Exit status: 0 when a report was printed, 2 when not; what could not be read is told on stderr. */
#include <crosscheck/crosscheck.h>
#include <stdio.h>
#include <stdlib.h>

/* All bytes of a file; NULL where it cannot be read. */
static char* read_file(const char* path, size_t* size) {
  FILE* file = fopen(path, "rb");
  char* bytes = NULL;
  size_t room = 0;
  *size = 0;
  if (file == NULL) return NULL;
  for (;;) {
    size_t got;
    if (*size == room) {
      char* more = (char*)realloc(bytes, room = room * 2 + 4096);
      if (more == NULL) break;
      bytes = more;
    }
    got = fread(bytes + *size, 1, room - *size, file);
    if (got == 0) {
      if (ferror(file)) break;
      fclose(file);
      return bytes;
    }
    *size += got;
  }
  free(bytes);
  fclose(file);
  return NULL;
}

int main(int argc, char** argv) {
  crosscheck_checker* checker = NULL;
  crosscheck_buffer report = {0}, warnings = {0}, error = {0};
  int exit_status = 2;
  int i;

  if (crosscheck_abi_version() < CROSSCHECK_ABI_VERSION) {
    fprintf(stderr, "libcrosscheck %s is too old\n", crosscheck_version());
    return 2;
  }
  if (crosscheck_checker_create(NULL, &checker, &error) != CROSSCHECK_OK) {
    fprintf(stderr, "%s\n", error.data);
    crosscheck_buffer_free(&error);
    return 2;
  }
  for (i = 1; i < argc; ++i) {
    size_t size;
    char* bytes = read_file(argv[i], &size);
    if (bytes == NULL) {
      perror(argv[i]);
      continue;
    }
    /* One article that cannot be read does not spoil the others. */
    if (crosscheck_checker_add_file(checker, argv[i], bytes, size, &warnings, &error) != CROSSCHECK_OK)
      fprintf(stderr, "%s\n", error.data);
    else
      fputs(warnings.data, stderr);
    free(bytes);
  }
  if (crosscheck_checker_article_count(checker) == 0) {
    fprintf(stderr, "usage: check FILE...\n");
  } else if (crosscheck_checker_check(checker, NULL, 0, CROSSCHECK_JSON, &report, &error) !=
             CROSSCHECK_OK) {
    fprintf(stderr, "%s\n", error.data);
  } else {
    fwrite(report.data, 1, report.size, stdout);
    putchar('\n');
    exit_status = fflush(stdout) == 0 ? 0 : 2;
  }
  crosscheck_buffer_free(&report);
  crosscheck_buffer_free(&warnings);
  crosscheck_buffer_free(&error);
  crosscheck_checker_free(checker);
  return exit_status;
}
