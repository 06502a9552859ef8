/* The C ABI: crosscheck for programs in C and for every language that calls C.
 *
 *   crosscheck_checker* checker = NULL;
 *   crosscheck_buffer report = {0}, error = {0};
 *   if (crosscheck_checker_create(NULL, &checker, &error) == CROSSCHECK_OK &&
 *       crosscheck_checker_add_file(checker, "a.md", bytes, size, NULL, &error) == CROSSCHECK_OK &&
 *       crosscheck_checker_check(checker, NULL, 0, CROSSCHECK_JSON, &report, &error) ==
 *           CROSSCHECK_OK)
 *     fwrite(report.data, 1, report.size, stdout);
 *   else
 *     fprintf(stderr, "%s\n", error.data);
 *   crosscheck_buffer_free(&report);
 *   crosscheck_buffer_free(&error);
 *   crosscheck_checker_free(checker);
 *
 * Bytes go in as pointer and length and are copied where they are kept. What comes out is a message
 * of proto/crosscheck/v1 as proto3 JSON or serialized, in a crosscheck_buffer that the caller
 * frees.
 *
 * Every function that may fail returns a status, and puts a message for people, UTF-8 and ended by
 * NUL, into `error`, which may be NULL. A call that fails changes nothing, and its other results
 * are left as they were. Handles are freed by their free function, which takes NULL; a handle that
 * is passed where one is needed must not be NULL, and is otherwise CROSSCHECK_INVALID_ARGUMENT. A
 * buffer that is passed to be filled must be zeroed or have been filled before; what it held is
 * freed.
 *
 * Threads: one at a time uses a checker or a session; an index is used by any number, and so are
 * all functions without a handle. Nothing is thrown, printed or kept in global state; memory that
 * runs out is CROSSCHECK_OUT_OF_MEMORY.
 *
 * Stable within the soname: functions and values are only ever added, structs that carry their size
 * grow at their end. */
#ifndef CROSSCHECK_CROSSCHECK_H_
#define CROSSCHECK_CROSSCHECK_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define CROSSCHECK_API __attribute__((visibility("default")))
#else
#define CROSSCHECK_API
#endif

/* What this header describes; goes up by one when something is added to it. */
#define CROSSCHECK_ABI_VERSION 1

/* What the library that is running has: at least CROSSCHECK_ABI_VERSION, or it is too old. */
CROSSCHECK_API uint32_t crosscheck_abi_version(void);
/* "0.1.0"; static. */
CROSSCHECK_API const char* crosscheck_version(void);

/* Statuses; returned as int32_t, for new ones may be added. */
enum {
  CROSSCHECK_OK = 0,
  CROSSCHECK_INVALID_ARGUMENT = 1, /* misuse, or bytes that are not what they should be */
  CROSSCHECK_NOT_FOUND = 2,        /* no such file, no such article */
  CROSSCHECK_ALREADY_EXISTS = 3,
  CROSSCHECK_RESOURCE_EXHAUSTED = 4, /* a text of 2 GiB, a full disk */
  CROSSCHECK_PERMISSION_DENIED = 5,
  CROSSCHECK_UNAVAILABLE = 6,         /* another program writes the archive; try again */
  CROSSCHECK_FAILED_PRECONDITION = 7, /* an archive of a newer crosscheck; nothing set up before */
  CROSSCHECK_DATA_LOSS = 8,           /* the archive is damaged */
  CROSSCHECK_INTERNAL = 9,            /* a fault of ours; please report it */
  CROSSCHECK_OUT_OF_MEMORY = 10
};
/* "INVALID_ARGUMENT"; static; "UNKNOWN" for what is no status. */
CROSSCHECK_API const char* crosscheck_status_name(int32_t status);

/* How messages are written. */
enum { CROSSCHECK_JSON = 0, CROSSCHECK_PROTOBUF = 1 };

/* Bytes that belong to the caller; data[size] is NUL. */
typedef struct crosscheck_buffer {
  char* data; /* NULL before it is filled and after it is freed */
  size_t size;
} crosscheck_buffer;
/* Frees what it holds and zeroes it. Takes NULL and zeroed buffers. */
CROSSCHECK_API void crosscheck_buffer_free(crosscheck_buffer* buffer);

/* Set with crosscheck_options_init, then change what you like. */
typedef struct crosscheck_options {
  size_t size;           /* of the struct as the caller knows it */
  double min_confidence; /* findings below it, 0 to 1, are left out; 0.5 */
  const char*
      ignore; /* fingerprints of findings to leave out, one a line, # before comments; or NULL */
  size_t ignore_size;
  uint32_t threads;   /* of a checker, the caller's among them; 0: one a core */
  uint32_t budget_us; /* of a session: the longest that a call looks for findings; 0: as long as it
                         takes */
} crosscheck_options;
CROSSCHECK_API void crosscheck_options_init(crosscheck_options* options);

/* ---- A batch of articles ---- */

typedef struct crosscheck_checker crosscheck_checker;

/* `options` may be NULL. */
CROSSCHECK_API int32_t crosscheck_checker_create(const crosscheck_options* options,
                                                 crosscheck_checker** checker,
                                                 crosscheck_buffer* error);
CROSSCHECK_API void crosscheck_checker_free(crosscheck_checker* checker);

/* Adds a crosscheck.v1.SourceArticle; a later one of the same id is a newer version. */
CROSSCHECK_API int32_t crosscheck_checker_add(crosscheck_checker* checker, int32_t encoding,
                                              const char* bytes, size_t size,
                                              crosscheck_buffer* error);
/* Adds all articles of a file, whose format (text, Markdown, JSONL, ninjs, HTML, RSS, Atom, NITF,
 * NewsML-G2) is told by its bytes. `name`, ended by NUL, stands in messages. What could not be read
 * is told in `warnings`, which may be NULL, a line each; the rest is added. INVALID_ARGUMENT where
 * nothing could be. */
CROSSCHECK_API int32_t crosscheck_checker_add_file(crosscheck_checker* checker, const char* name,
                                                   const char* bytes, size_t size,
                                                   crosscheck_buffer* warnings,
                                                   crosscheck_buffer* error);
CROSSCHECK_API size_t crosscheck_checker_article_count(const crosscheck_checker* checker);

/* Checks all articles against each other: a crosscheck.v1.Report. With `draft_id` (NULL: none) only
 * findings that touch the article of that id; NOT_FOUND where there is none. */
CROSSCHECK_API int32_t crosscheck_checker_check(const crosscheck_checker* checker,
                                                const char* draft_id, size_t draft_id_size,
                                                int32_t encoding, crosscheck_buffer* report,
                                                crosscheck_buffer* error);

/* One call for all: a crosscheck.v1.CheckRequest in, a crosscheck.v1.Report out, both in
 * `encoding`. Articles that had to be left out, or were read without their date, are told in
 * `warnings`, which may be NULL, a line each. */
CROSSCHECK_API int32_t crosscheck_check(int32_t encoding, const char* request, size_t size,
                                        crosscheck_buffer* report, crosscheck_buffer* warnings,
                                        crosscheck_buffer* error);

/* ---- Earlier articles, to be checked against ---- */

typedef struct crosscheck_index crosscheck_index;

/* An archive as it stands now; `path` is UTF-8 and ended by NUL. Made by `crosscheck archive add`.
 */
CROSSCHECK_API int32_t crosscheck_index_open_archive(const char* path, crosscheck_index** index,
                                                     crosscheck_buffer* error);
/* The articles of a checker as they are now; the checker may be freed. */
CROSSCHECK_API int32_t crosscheck_index_of_checker(const crosscheck_checker* checker,
                                                   crosscheck_index** index,
                                                   crosscheck_buffer* error);
/* Sessions that were opened on it go on. */
CROSSCHECK_API void crosscheck_index_free(crosscheck_index* index);

/* As crosscheck_checker_check, but against the articles of an index as well: only findings that
 * touch an article of the checker, or the draft, are kept. */
CROSSCHECK_API int32_t crosscheck_checker_check_against(const crosscheck_checker* checker,
                                                        const crosscheck_index* index,
                                                        const char* draft_id, size_t draft_id_size,
                                                        int32_t encoding, crosscheck_buffer* report,
                                                        crosscheck_buffer* error);

/* ---- A draft while it is typed ---- */

typedef struct crosscheck_session crosscheck_session;

enum { CROSSCHECK_BODY = 0, CROSSCHECK_TITLE = 1 };

/* `options` may be NULL. */
CROSSCHECK_API int32_t crosscheck_session_open(const crosscheck_index* index,
                                               const crosscheck_options* options,
                                               crosscheck_session** session,
                                               crosscheck_buffer* error);
CROSSCHECK_API void crosscheck_session_free(crosscheck_session* session);

/* The functions that follow give a crosscheck.v1.Changes: what the call changed. An error of the
 * index (not INVALID_ARGUMENT and RESOURCE_EXHAUSTED of the edit itself) leaves the edit done, and
 * crosscheck_session_continue asks again. */

/* A new draft, a crosscheck.v1.SourceArticle. */
CROSSCHECK_API int32_t crosscheck_session_set_draft(crosscheck_session* session, int32_t encoding,
                                                    const char* article, size_t size,
                                                    crosscheck_buffer* changes,
                                                    crosscheck_buffer* error);
/* Puts `text` (UTF-8) in the place of the bytes [begin, end) of CROSSCHECK_BODY or
 * CROSSCHECK_TITLE. */
CROSSCHECK_API int32_t crosscheck_session_replace(crosscheck_session* session, int32_t part,
                                                  size_t begin, size_t end, const char* text,
                                                  size_t size, int32_t encoding,
                                                  crosscheck_buffer* changes,
                                                  crosscheck_buffer* error);
/* Outlet, URL and time of publication of a crosscheck.v1.SourceArticle; its text and title are
 * ignored. */
CROSSCHECK_API int32_t crosscheck_session_describe(crosscheck_session* session, int32_t encoding,
                                                   const char* article, size_t size,
                                                   crosscheck_buffer* changes,
                                                   crosscheck_buffer* error);
/* Goes on after a call that was incomplete or failed; else changes nothing. */
CROSSCHECK_API int32_t crosscheck_session_continue(crosscheck_session* session, int32_t encoding,
                                                   crosscheck_buffer* changes,
                                                   crosscheck_buffer* error);
/* All findings, as `added` of a crosscheck.v1.Changes. */
CROSSCHECK_API int32_t crosscheck_session_findings(const crosscheck_session* session,
                                                   int32_t encoding, crosscheck_buffer* findings,
                                                   crosscheck_buffer* error);
/* From any thread: a call that is running returns soon, incomplete. Takes NULL. */
CROSSCHECK_API void crosscheck_session_cancel(crosscheck_session* session);

#ifdef __cplusplus
}
#endif

#endif /* CROSSCHECK_CROSSCHECK_H_ */
