#ifndef EVIDENCE_DATA_H
#define EVIDENCE_DATA_H
#include <stddef.h>

/// One data file of `Evidence/profiles` and `Evidence/tables`, as it stands in the repository.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t count;
} evidence_data_file;

/// All embedded files; `count` receives how many.
const evidence_data_file *evidence_data_files(size_t *count);

/// The files of `Evidence/explain`; `count` receives how many.
const evidence_data_file *explain_data_files(size_t *count);

#endif
