#include "sealed_pages.h"

#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// SQLite hands a file system untyped memory for each file it opens: ours is followed by that of the system's own,
// which does all the work but for the digests.

typedef struct {
  sqlite3_file base;
  sqlite3_file *real;
  // One bit a page that was found to fit; NULL for a database that is being written, whose pages change.
  unsigned char *fitting;
  sqlite3_int64 pages;
  int compares;
  // Pages that were read before they were asked for, behind others in a row: names, digests and indexes lie side by side.
  unsigned char *ahead;
  sqlite3_int64 first_ahead;
  int count_ahead;
  // The page behind the one that was read last, and how many are read where that is asked for.
  sqlite3_int64 next;
  int step;
} SealedFile;

static sqlite3_vfs *system_vfs;
static unsigned first_sealed_version;

// MARK: The digest

static uint64_t mixed(uint64_t x) {
  // The finisher of MurmurHash3.
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53ULL;
  return x ^ (x >> 33);
}

// Four lanes at once, each of steps that lose nothing: a page that differs in one word never has the same digest.
static uint64_t digest(const unsigned char *page, uint64_t number) {
  uint64_t lanes[4] = {number, 1, 2, 3};
  enum { words = (tallyman_page_size - tallyman_page_reserve) / 8 };
  for (int at = 0; at < words; at++) {
    uint64_t word;
    memcpy(&word, page + 8 * at, 8);
    uint64_t lane = (lanes[at & 3] ^ word) * 0x9e3779b97f4a7c15ULL;
    lanes[at & 3] = lane << 31 | lane >> 33;
  }
  uint64_t sum = 0;
  for (int lane = 0; lane < 4; lane++) sum = mixed(sum ^ lanes[lane]);
  return sum;
}

static int is_page(int count, sqlite3_int64 offset) {
  return count == tallyman_page_size && offset % tallyman_page_size == 0;
}

static int fits(SealedFile *file, const unsigned char *page, sqlite3_int64 offset) {
  sqlite3_int64 number = offset / tallyman_page_size;
  if (!file->compares) return 1;
  int is_noted = file->fitting != NULL && number < file->pages;
  if (is_noted && file->fitting[number / 8] >> (number % 8) & 1) return 1;
  uint64_t sealed;
  memcpy(&sealed, page + tallyman_page_size - tallyman_page_reserve, 8);
  if (sealed != digest(page, (uint64_t)number)) return 0;
  if (is_noted) file->fitting[number / 8] |= (unsigned char)(1 << number % 8);
  return 1;
}

// MARK: A file

#define REAL(file) (((SealedFile *)(file))->real)
#define CALL(file, method, ...) (REAL(file)->pMethods->method(REAL(file), ##__VA_ARGS__))

static int close_file(sqlite3_file *file) {
  SealedFile *sealed = (SealedFile *)file;
  free(sealed->fitting);
  free(sealed->ahead);
  sealed->fitting = sealed->ahead = NULL;
  return CALL(file, xClose);
}

enum { most_ahead = 16 };

// A page of a file that never changes. Of a run of pages two are read at once, then four, and so on.
static int read_page(SealedFile *sealed, void *buffer, sqlite3_int64 offset) {
  sqlite3_file *file = &sealed->base;
  sqlite3_int64 number = offset / tallyman_page_size;
  int is_next = number == sealed->next && number < sealed->pages;
  sealed->next = number + 1;
  sqlite3_int64 place = number - sealed->first_ahead;
  if (place < 0 || place >= sealed->count_ahead) {
    int step = is_next ? 2 * sealed->step : 1;
    sealed->step = step < most_ahead ? step : most_ahead;
    if (step > 1 && sealed->ahead == NULL) {
      sealed->ahead = malloc((size_t)most_ahead * tallyman_page_size);
    }
    if (step == 1 || sealed->ahead == NULL) {
      return CALL(file, xRead, buffer, tallyman_page_size, offset);
    }
    sqlite3_int64 left = sealed->pages - number;
    int count = left < sealed->step ? (int)left : sealed->step;
    sealed->count_ahead = 0;
    int result = CALL(file, xRead, sealed->ahead, count * tallyman_page_size, offset);
    if (result != SQLITE_OK) return CALL(file, xRead, buffer, tallyman_page_size, offset);
    sealed->first_ahead = number;
    sealed->count_ahead = count;
    place = 0;
  }
  memcpy(buffer, sealed->ahead + place * tallyman_page_size, tallyman_page_size);
  return SQLITE_OK;
}

static int read_file(sqlite3_file *file, void *buffer, int count, sqlite3_int64 offset) {
  SealedFile *sealed = (SealedFile *)file;
  if (!is_page(count, offset)) return CALL(file, xRead, buffer, count, offset);
  int result = sealed->fitting != NULL ? read_page(sealed, buffer, offset)
                                       : CALL(file, xRead, buffer, count, offset);
  if (result != SQLITE_OK) return result;
  return fits(sealed, buffer, offset) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

static int write_file(sqlite3_file *file, const void *buffer, int count, sqlite3_int64 offset) {
  if (!is_page(count, offset)) return CALL(file, xWrite, buffer, count, offset);
  unsigned char page[tallyman_page_size];
  memcpy(page, buffer, tallyman_page_size);
  uint64_t sealed = digest(page, (uint64_t)(offset / tallyman_page_size));
  memcpy(page + tallyman_page_size - tallyman_page_reserve, &sealed, 8);
  return CALL(file, xWrite, page, count, offset);
}

static int fetch(sqlite3_file *file, sqlite3_int64 offset, int count, void **mapped) {
  int result = CALL(file, xFetch, offset, count, mapped);
  if (result != SQLITE_OK || *mapped == NULL || !is_page(count, offset)) return result;
  if (fits((SealedFile *)file, *mapped, offset)) return SQLITE_OK;
  CALL(file, xUnfetch, offset, *mapped);
  *mapped = NULL;
  return SQLITE_IOERR_DATA;
}

static int unfetch(sqlite3_file *file, sqlite3_int64 offset, void *mapped) {
  return CALL(file, xUnfetch, offset, mapped);
}
static int truncate_file(sqlite3_file *file, sqlite3_int64 size) {
  return CALL(file, xTruncate, size);
}
static int sync_file(sqlite3_file *file, int flags) { return CALL(file, xSync, flags); }
static int file_size(sqlite3_file *file, sqlite3_int64 *size) { return CALL(file, xFileSize, size); }
static int lock(sqlite3_file *file, int level) { return CALL(file, xLock, level); }
static int unlock(sqlite3_file *file, int level) { return CALL(file, xUnlock, level); }
static int check_reserved(sqlite3_file *file, int *is) {
  return CALL(file, xCheckReservedLock, is);
}
static int control(sqlite3_file *file, int code, void *value) {
  return CALL(file, xFileControl, code, value);
}
static int sector_size(sqlite3_file *file) { return CALL(file, xSectorSize); }
static int characteristics(sqlite3_file *file) { return CALL(file, xDeviceCharacteristics); }
static int shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **map) {
  return CALL(file, xShmMap, page, size, extend, map);
}
static int shm_lock(sqlite3_file *file, int offset, int count, int flags) {
  return CALL(file, xShmLock, offset, count, flags);
}
static void shm_barrier(sqlite3_file *file) { CALL(file, xShmBarrier); }
static int shm_unmap(sqlite3_file *file, int deletes) { return CALL(file, xShmUnmap, deletes); }

static const sqlite3_io_methods methods = {
    3,          close_file,  read_file,       write_file,  truncate_file, sync_file,
    file_size,  lock,        unlock,          check_reserved, control,    sector_size,
    characteristics, shm_map, shm_lock,       shm_barrier, shm_unmap,     fetch,
    unfetch,
};

// MARK: The file system

// The version stands in the header, in the order of the network.
static int is_sealed(sqlite3_file *real, sqlite3_int64 size) {
  unsigned char version[4];
  if (size == 0) return 1;
  if (real->pMethods->xRead(real, version, 4, 60) != SQLITE_OK) return 0;
  unsigned number = (unsigned)version[0] << 24 | version[1] << 16 | version[2] << 8 | version[3];
  return number >= first_sealed_version;
}

static int open_file(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags,
                     int *opened) {
  (void)vfs;
  if (!(flags & SQLITE_OPEN_MAIN_DB)) return system_vfs->xOpen(system_vfs, name, file, flags, opened);
  SealedFile *sealed = (SealedFile *)file;
  memset(sealed, 0, sizeof *sealed);
  sealed->real = (sqlite3_file *)(sealed + 1);
  int result = system_vfs->xOpen(system_vfs, name, sealed->real, flags, opened);
  if (result != SQLITE_OK) return result;
  sealed->base.pMethods = &methods;
  sqlite3_int64 size = 0;
  if (CALL(file, xFileSize, &size) == SQLITE_OK) sealed->compares = is_sealed(sealed->real, size);
  if (sealed->compares && flags & SQLITE_OPEN_READONLY) {
    sealed->pages = size / tallyman_page_size;
    sealed->fitting = calloc((size_t)sealed->pages / 8 + 1, 1);
    sealed->step = 1;
  }
  return SQLITE_OK;
}

int tallyman_register_sealed_pages(unsigned first_version) {
  static sqlite3_vfs sealed;
  if (sqlite3_vfs_find("tallyman-pages") != NULL) return SQLITE_OK;
  system_vfs = sqlite3_vfs_find(NULL);
  if (system_vfs == NULL) return SQLITE_ERROR;
  first_sealed_version = first_version;
  sealed = *system_vfs;
  sealed.pNext = NULL;
  sealed.zName = "tallyman-pages";
  sealed.szOsFile = (int)sizeof(SealedFile) + system_vfs->szOsFile;
  sealed.xOpen = open_file;
  return sqlite3_vfs_register(&sealed, 0);
}
