// The vocabulary, taken into the binary as it stands: one FILE line per data file.
#include "ClaimData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"


static const unsigned char events[] = {
#embed "vocabulary/events.tsv"
};

static const claim_data_file files[] = {
  {"events.tsv", events, sizeof events},
};

const claim_data_file *claim_data_files(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
