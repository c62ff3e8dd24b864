// The vocabulary, taken into the binary as it stands: one FILE line per data file.
#include "ClaimData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char abbreviations[] = {
#embed "vocabulary/abbreviations.tsv"
};
static const unsigned char calendar[] = {
#embed "vocabulary/calendar.tsv"
};
static const unsigned char currencies[] = {
#embed "vocabulary/currencies.tsv"
};
static const unsigned char events[] = {
#embed "vocabulary/events.tsv"
};
static const unsigned char function_words[] = {
#embed "vocabulary/function-words.tsv"
};
static const unsigned char hedges[] = {
#embed "vocabulary/hedges.tsv"
};
static const unsigned char numbers[] = {
#embed "vocabulary/numbers.tsv"
};
static const unsigned char units[] = {
#embed "vocabulary/units.tsv"
};
static const unsigned char changes[] = {
#embed "vocabulary/changes.tsv"
};
static const unsigned char stop_words[] = {
#embed "vocabulary/stop-words.tsv"
};
static const unsigned char sentence_words[] = {
#embed "vocabulary/sentence-words.tsv"
};

static const claim_data_file files[] = {
  {"abbreviations.tsv", abbreviations, sizeof abbreviations},
  {"calendar.tsv", calendar, sizeof calendar},
  {"currencies.tsv", currencies, sizeof currencies},
  {"events.tsv", events, sizeof events},
  {"function-words.tsv", function_words, sizeof function_words},
  {"hedges.tsv", hedges, sizeof hedges},
  {"numbers.tsv", numbers, sizeof numbers},
  {"units.tsv", units, sizeof units},
  {"changes.tsv", changes, sizeof changes},
  {"stop-words.tsv", stop_words, sizeof stop_words},
  {"sentence-words.tsv", sentence_words, sizeof sentence_words},
};

const claim_data_file *claim_data_files(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
