// Profiles and tables, taken into the binary as they stand: a block and a line per data file.
#include "EvidenceData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char profile_canonical[] = {
#embed "profiles/canonical.json"
};
static const unsigned char profile_russia_import[] = {
#embed "profiles/russia-import.json"
};
static const unsigned char countries[] = {
#embed "tables/countries.tsv"
};
static const unsigned char currencies[] = {
#embed "tables/currencies.tsv"
};
static const unsigned char hs_words[] = {
#embed "tables/hs-words.tsv"
};
static const unsigned char legal_forms[] = {
#embed "tables/legal-forms.tsv"
};
static const unsigned char letters[] = {
#embed "tables/letters.tsv"
};
static const unsigned char name_numbers[] = {
#embed "tables/name-numbers.tsv"
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
static const unsigned char rates[] = {
#embed "tables/rates.tsv"
};
static const unsigned char units[] = {
#embed "tables/units.tsv"
};

static const evidence_data_file files[] = {
  {"canonical.json", profile_canonical, sizeof profile_canonical},
  {"russia-import.json", profile_russia_import, sizeof profile_russia_import},
  {"countries.tsv", countries, sizeof countries},
  {"currencies.tsv", currencies, sizeof currencies},
  {"hs-words.tsv", hs_words, sizeof hs_words},
  {"legal-forms.tsv", legal_forms, sizeof legal_forms},
  {"letters.tsv", letters, sizeof letters},
  {"name-numbers.tsv", name_numbers, sizeof name_numbers},
  {"name-places.tsv", name_places, sizeof name_places},
  {"name-words.tsv", name_words, sizeof name_words},
  {"pinyin.tsv", pinyin, sizeof pinyin},
  {"rates.tsv", rates, sizeof rates},
  {"units.tsv", units, sizeof units},
};

const evidence_data_file *evidence_data_files(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
