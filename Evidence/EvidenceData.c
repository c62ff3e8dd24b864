// Profiles and tables, taken into the binary as it stands: one FILE line per data file.
#include "EvidenceData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"


static const unsigned char hs_words[] = {
#embed "tables/hs-words.tsv"
};

static const unsigned char legal_forms[] = {
#embed "tables/legal-forms.tsv"
};

static const unsigned char letters[] = {
#embed "tables/letters.tsv"
};

static const unsigned char name_places[] = {
#embed "tables/name-places.tsv"
};

static const unsigned char name_words[] = {
#embed "tables/name-words.tsv"
};

static const unsigned char pinyin[] = {
#embed "tables/pinyin.tsv"
};

static const unsigned char name_numbers[] = {
#embed "tables/name-numbers.tsv"
};

static const evidence_data_file files[] = {
  {"hs-words.tsv", hs_words, sizeof hs_words},
  {"pinyin.tsv", pinyin, sizeof pinyin},
  {"name-words.tsv", name_words, sizeof name_words},
  {"name-numbers.tsv", name_numbers, sizeof name_numbers},
  {"name-places.tsv", name_places, sizeof name_places},
  {"letters.tsv", letters, sizeof letters},
  {"legal-forms.tsv", legal_forms, sizeof legal_forms},
};

const evidence_data_file *evidence_data_files(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
