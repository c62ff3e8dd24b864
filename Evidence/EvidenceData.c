// Profiles and tables, taken into the binary as they stand: a block and a line per data file.
#include "EvidenceData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char profile_armenia_export[] = {
#embed "profiles/armenia-export.json"
};
static const unsigned char profile_armenia_import[] = {
#embed "profiles/armenia-import.json"
};
static const unsigned char profile_brazil_bill_of_lading[] = {
#embed "profiles/brazil-bill-of-lading.json"
};
static const unsigned char profile_brazil_comexstat[] = {
#embed "profiles/brazil-comexstat.json"
};
static const unsigned char profile_brazil_import[] = {
#embed "profiles/brazil-import.json"
};
static const unsigned char profile_canonical[] = {
#embed "profiles/canonical.json"
};
static const unsigned char profile_chile_export[] = {
#embed "profiles/chile-export.json"
};
static const unsigned char profile_chile_import[] = {
#embed "profiles/chile-import.json"
};
static const unsigned char profile_colombia_dane[] = {
#embed "profiles/colombia-dane.json"
};
static const unsigned char profile_colombia_export[] = {
#embed "profiles/colombia-export.json"
};
static const unsigned char profile_colombia_import[] = {
#embed "profiles/colombia-import.json"
};
static const unsigned char profile_comtrade_legacy[] = {
#embed "profiles/comtrade-legacy.json"
};
static const unsigned char profile_comtrade[] = {
#embed "profiles/comtrade.json"
};
static const unsigned char profile_india_export[] = {
#embed "profiles/india-export.json"
};
static const unsigned char profile_india_import[] = {
#embed "profiles/india-import.json"
};
static const unsigned char profile_kazakhstan_export[] = {
#embed "profiles/kazakhstan-export.json"
};
static const unsigned char profile_kazakhstan_import[] = {
#embed "profiles/kazakhstan-import.json"
};
static const unsigned char profile_korea_import[] = {
#embed "profiles/korea-import.json"
};
static const unsigned char profile_mexico_export[] = {
#embed "profiles/mexico-export.json"
};
static const unsigned char profile_mexico_import[] = {
#embed "profiles/mexico-import.json"
};
static const unsigned char profile_moldova_export[] = {
#embed "profiles/moldova-export.json"
};
static const unsigned char profile_moldova_import[] = {
#embed "profiles/moldova-import.json"
};
static const unsigned char profile_monthly_totals[] = {
#embed "profiles/monthly-totals.json"
};
static const unsigned char profile_peru_export[] = {
#embed "profiles/peru-export.json"
};
static const unsigned char profile_peru_import[] = {
#embed "profiles/peru-import.json"
};
static const unsigned char profile_russia_declarations[] = {
#embed "profiles/russia-declarations.json"
};
static const unsigned char profile_russia_export[] = {
#embed "profiles/russia-export.json"
};
static const unsigned char profile_russia_import[] = {
#embed "profiles/russia-import.json"
};
static const unsigned char profile_scms[] = {
#embed "profiles/scms.json"
};
static const unsigned char profile_turkey_export[] = {
#embed "profiles/turkey-export.json"
};
static const unsigned char profile_turkey_import[] = {
#embed "profiles/turkey-import.json"
};
static const unsigned char profile_ukraine_export[] = {
#embed "profiles/ukraine-export.json"
};
static const unsigned char profile_ukraine_import[] = {
#embed "profiles/ukraine-import.json"
};
static const unsigned char profile_us_ams_header[] = {
#embed "profiles/us-ams-header.json"
};
static const unsigned char profile_us_bill_of_lading[] = {
#embed "profiles/us-bill-of-lading.json"
};
static const unsigned char profile_us_panjiva[] = {
#embed "profiles/us-panjiva.json"
};
static const unsigned char profile_uzbekistan_export[] = {
#embed "profiles/uzbekistan-export.json"
};
static const unsigned char profile_uzbekistan_import[] = {
#embed "profiles/uzbekistan-import.json"
};
static const unsigned char profile_vietnam_export[] = {
#embed "profiles/vietnam-export.json"
};
static const unsigned char profile_vietnam_import[] = {
#embed "profiles/vietnam-import.json"
};
static const unsigned char countries[] = {
#embed "tables/countries.tsv"
};
static const unsigned char currencies[] = {
#embed "tables/currencies.tsv"
};
static const unsigned char goods_endings[] = {
#embed "tables/goods-endings.tsv"
};
static const unsigned char goods_languages[] = {
#embed "tables/goods-languages.tsv"
};
static const unsigned char header_words[] = {
#embed "tables/header-words.tsv"
};
static const unsigned char hs_codes[] = {
#embed "tables/hs-codes.tsv"
};
static const unsigned char legal_forms[] = {
#embed "tables/legal-forms.tsv"
};
static const unsigned char letters[] = {
#embed "tables/letters.tsv"
};
static const unsigned char name_activities[] = {
#embed "tables/name-activities.tsv"
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
static const unsigned char pegs[] = {
#embed "tables/pegs.tsv"
};
static const unsigned char rates[] = {
#embed "tables/rates.tsv"
};
static const unsigned char units[] = {
#embed "tables/units.tsv"
};

static const evidence_data_file files[] = {
  {"armenia-export.json", profile_armenia_export, sizeof profile_armenia_export},
  {"armenia-import.json", profile_armenia_import, sizeof profile_armenia_import},
  {"brazil-bill-of-lading.json", profile_brazil_bill_of_lading, sizeof profile_brazil_bill_of_lading},
  {"brazil-comexstat.json", profile_brazil_comexstat, sizeof profile_brazil_comexstat},
  {"brazil-import.json", profile_brazil_import, sizeof profile_brazil_import},
  {"canonical.json", profile_canonical, sizeof profile_canonical},
  {"chile-export.json", profile_chile_export, sizeof profile_chile_export},
  {"chile-import.json", profile_chile_import, sizeof profile_chile_import},
  {"colombia-dane.json", profile_colombia_dane, sizeof profile_colombia_dane},
  {"colombia-export.json", profile_colombia_export, sizeof profile_colombia_export},
  {"colombia-import.json", profile_colombia_import, sizeof profile_colombia_import},
  {"comtrade-legacy.json", profile_comtrade_legacy, sizeof profile_comtrade_legacy},
  {"comtrade.json", profile_comtrade, sizeof profile_comtrade},
  {"india-export.json", profile_india_export, sizeof profile_india_export},
  {"india-import.json", profile_india_import, sizeof profile_india_import},
  {"kazakhstan-export.json", profile_kazakhstan_export, sizeof profile_kazakhstan_export},
  {"kazakhstan-import.json", profile_kazakhstan_import, sizeof profile_kazakhstan_import},
  {"korea-import.json", profile_korea_import, sizeof profile_korea_import},
  {"mexico-export.json", profile_mexico_export, sizeof profile_mexico_export},
  {"mexico-import.json", profile_mexico_import, sizeof profile_mexico_import},
  {"moldova-export.json", profile_moldova_export, sizeof profile_moldova_export},
  {"moldova-import.json", profile_moldova_import, sizeof profile_moldova_import},
  {"monthly-totals.json", profile_monthly_totals, sizeof profile_monthly_totals},
  {"peru-export.json", profile_peru_export, sizeof profile_peru_export},
  {"peru-import.json", profile_peru_import, sizeof profile_peru_import},
  {"russia-declarations.json", profile_russia_declarations, sizeof profile_russia_declarations},
  {"russia-export.json", profile_russia_export, sizeof profile_russia_export},
  {"russia-import.json", profile_russia_import, sizeof profile_russia_import},
  {"scms.json", profile_scms, sizeof profile_scms},
  {"turkey-export.json", profile_turkey_export, sizeof profile_turkey_export},
  {"turkey-import.json", profile_turkey_import, sizeof profile_turkey_import},
  {"ukraine-export.json", profile_ukraine_export, sizeof profile_ukraine_export},
  {"ukraine-import.json", profile_ukraine_import, sizeof profile_ukraine_import},
  {"us-ams-header.json", profile_us_ams_header, sizeof profile_us_ams_header},
  {"us-bill-of-lading.json", profile_us_bill_of_lading, sizeof profile_us_bill_of_lading},
  {"us-panjiva.json", profile_us_panjiva, sizeof profile_us_panjiva},
  {"uzbekistan-export.json", profile_uzbekistan_export, sizeof profile_uzbekistan_export},
  {"uzbekistan-import.json", profile_uzbekistan_import, sizeof profile_uzbekistan_import},
  {"vietnam-export.json", profile_vietnam_export, sizeof profile_vietnam_export},
  {"vietnam-import.json", profile_vietnam_import, sizeof profile_vietnam_import},
  {"countries.tsv", countries, sizeof countries},
  {"currencies.tsv", currencies, sizeof currencies},
  {"goods-endings.tsv", goods_endings, sizeof goods_endings},
  {"goods-languages.tsv", goods_languages, sizeof goods_languages},
  {"header-words.tsv", header_words, sizeof header_words},
  {"hs-codes.tsv", hs_codes, sizeof hs_codes},
  {"legal-forms.tsv", legal_forms, sizeof legal_forms},
  {"letters.tsv", letters, sizeof letters},
  {"name-activities.tsv", name_activities, sizeof name_activities},
  {"name-numbers.tsv", name_numbers, sizeof name_numbers},
  {"name-places.tsv", name_places, sizeof name_places},
  {"name-words.tsv", name_words, sizeof name_words},
  {"pinyin.tsv", pinyin, sizeof pinyin},
  {"pegs.tsv", pegs, sizeof pegs},
  {"rates.tsv", rates, sizeof rates},
  {"units.tsv", units, sizeof units},
};

const evidence_data_file *evidence_data_files(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
