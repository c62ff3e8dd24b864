#ifndef CLAIM_DATA_H
#define CLAIM_DATA_H
#include <stddef.h>

/// One data file of `Claims/vocabulary`, as it stands in the repository.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t count;
} claim_data_file;

/// All embedded files; `count` receives how many.
const claim_data_file *claim_data_files(size_t *count);

#endif
