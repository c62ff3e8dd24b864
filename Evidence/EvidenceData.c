// Profiles and tables, taken into the binary as it stands: one FILE line per data file.
#include "EvidenceData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"


static const unsigned char hs_words[] = {
#embed "tables/hs-words.tsv"
};

static const evidence_data_file files[] = {
  {"hs-words.tsv", hs_words, sizeof hs_words},
};

const evidence_data_file *evidence_data_files(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
