// The vocabulary, taken into the binary as it stands: a block and a line per data file.
#include "ClaimData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char abbreviations[] = {
#embed "vocabulary/abbreviations.tsv"
};
static const unsigned char calendar[] = {
#embed "vocabulary/calendar.tsv"
};
static const unsigned char changes[] = {
#embed "vocabulary/changes.tsv"
};
static const unsigned char countries[] = {
#embed "vocabulary/countries.tsv"
};
static const unsigned char cues[] = {
#embed "vocabulary/cues.tsv"
};
static const unsigned char currencies[] = {
#embed "vocabulary/currencies.tsv"
};
static const unsigned char epithets[] = {
#embed "vocabulary/epithets.tsv"
};
static const unsigned char events[] = {
#embed "vocabulary/events.tsv"
};
static const unsigned char function_words[] = {
#embed "vocabulary/function-words.tsv"
};
static const unsigned char goods[] = {
#embed "vocabulary/goods.tsv"
};
static const unsigned char hedges[] = {
#embed "vocabulary/hedges.tsv"
};
static const unsigned char legal_forms[] = {
#embed "vocabulary/legal-forms.tsv"
};
static const unsigned char numbers[] = {
#embed "vocabulary/numbers.tsv"
};
static const unsigned char organisations[] = {
#embed "vocabulary/organisations.tsv"
};
static const unsigned char places[] = {
#embed "vocabulary/places.tsv"
};
static const unsigned char publishers[] = {
#embed "vocabulary/publishers.tsv"
};
static const unsigned char qualities[] = {
#embed "vocabulary/qualities.tsv"
};
static const unsigned char regions[] = {
#embed "vocabulary/regions.tsv"
};
static const unsigned char sentence_words[] = {
#embed "vocabulary/sentence-words.tsv"
};
static const unsigned char stop_words[] = {
#embed "vocabulary/stop-words.tsv"
};
static const unsigned char trade_nouns[] = {
#embed "vocabulary/trade-nouns.tsv"
};
static const unsigned char turns[] = {
#embed "vocabulary/turns.tsv"
};
static const unsigned char uncarried[] = {
#embed "vocabulary/uncarried.tsv"
};
static const unsigned char units[] = {
#embed "vocabulary/units.tsv"
};
static const unsigned char verbs[] = {
#embed "vocabulary/verbs.tsv"
};
static const unsigned char wordings[] = {
#embed "vocabulary/wordings.tsv"
};

static const claim_data_file files[] = {
  {"abbreviations.tsv", abbreviations, sizeof abbreviations},
  {"calendar.tsv", calendar, sizeof calendar},
  {"changes.tsv", changes, sizeof changes},
  {"countries.tsv", countries, sizeof countries},
  {"cues.tsv", cues, sizeof cues},
  {"currencies.tsv", currencies, sizeof currencies},
  {"epithets.tsv", epithets, sizeof epithets},
  {"events.tsv", events, sizeof events},
  {"function-words.tsv", function_words, sizeof function_words},
  {"goods.tsv", goods, sizeof goods},
  {"hedges.tsv", hedges, sizeof hedges},
  {"legal-forms.tsv", legal_forms, sizeof legal_forms},
  {"numbers.tsv", numbers, sizeof numbers},
  {"organisations.tsv", organisations, sizeof organisations},
  {"places.tsv", places, sizeof places},
  {"publishers.tsv", publishers, sizeof publishers},
  {"qualities.tsv", qualities, sizeof qualities},
  {"regions.tsv", regions, sizeof regions},
  {"sentence-words.tsv", sentence_words, sizeof sentence_words},
  {"stop-words.tsv", stop_words, sizeof stop_words},
  {"trade-nouns.tsv", trade_nouns, sizeof trade_nouns},
  {"turns.tsv", turns, sizeof turns},
  {"uncarried.tsv", uncarried, sizeof uncarried},
  {"units.tsv", units, sizeof units},
  {"verbs.tsv", verbs, sizeof verbs},
  {"wordings.tsv", wordings, sizeof wordings},
};

const claim_data_file *claim_data_files(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
