// Profiles and tables, taken into the binary as it stands: one FILE line per data file.
#include "EvidenceData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char armenia_export[] = {
#embed "profiles/armenia-export.json"
};
static const unsigned char armenia_import[] = {
#embed "profiles/armenia-import.json"
};
static const unsigned char brazil_bill_of_lading[] = {
#embed "profiles/brazil-bill-of-lading.json"
};
static const unsigned char brazil_comexstat[] = {
#embed "profiles/brazil-comexstat.json"
};
static const unsigned char brazil_import[] = {
#embed "profiles/brazil-import.json"
};
static const unsigned char canonical[] = {
#embed "profiles/canonical.json"
};
static const unsigned char chile_export[] = {
#embed "profiles/chile-export.json"
};
static const unsigned char chile_import[] = {
#embed "profiles/chile-import.json"
};
static const unsigned char colombia_dane[] = {
#embed "profiles/colombia-dane.json"
};
static const unsigned char colombia_export[] = {
#embed "profiles/colombia-export.json"
};
static const unsigned char colombia_import[] = {
#embed "profiles/colombia-import.json"
};
static const unsigned char comtrade_legacy[] = {
#embed "profiles/comtrade-legacy.json"
};
static const unsigned char comtrade[] = {
#embed "profiles/comtrade.json"
};
static const unsigned char india_export[] = {
#embed "profiles/india-export.json"
};
static const unsigned char india_import[] = {
#embed "profiles/india-import.json"
};
static const unsigned char kazakhstan_export[] = {
#embed "profiles/kazakhstan-export.json"
};
static const unsigned char kazakhstan_import[] = {
#embed "profiles/kazakhstan-import.json"
};
static const unsigned char korea_import[] = {
#embed "profiles/korea-import.json"
};
static const unsigned char mexico_export[] = {
#embed "profiles/mexico-export.json"
};
static const unsigned char mexico_import[] = {
#embed "profiles/mexico-import.json"
};
static const unsigned char moldova_export[] = {
#embed "profiles/moldova-export.json"
};
static const unsigned char moldova_import[] = {
#embed "profiles/moldova-import.json"
};
static const unsigned char monthly_totals[] = {
#embed "profiles/monthly-totals.json"
};
static const unsigned char peru_export[] = {
#embed "profiles/peru-export.json"
};
static const unsigned char peru_import[] = {
#embed "profiles/peru-import.json"
};
static const unsigned char russia_declarations[] = {
#embed "profiles/russia-declarations.json"
};
static const unsigned char russia_export[] = {
#embed "profiles/russia-export.json"
};
static const unsigned char russia_import[] = {
#embed "profiles/russia-import.json"
};
static const unsigned char scms[] = {
#embed "profiles/scms.json"
};
static const unsigned char turkey_export[] = {
#embed "profiles/turkey-export.json"
};
static const unsigned char turkey_import[] = {
#embed "profiles/turkey-import.json"
};
static const unsigned char ukraine_export[] = {
#embed "profiles/ukraine-export.json"
};
static const unsigned char ukraine_import[] = {
#embed "profiles/ukraine-import.json"
};
static const unsigned char us_ams_header[] = {
#embed "profiles/us-ams-header.json"
};
static const unsigned char us_bill_of_lading[] = {
#embed "profiles/us-bill-of-lading.json"
};
static const unsigned char us_panjiva[] = {
#embed "profiles/us-panjiva.json"
};
static const unsigned char uzbekistan_export[] = {
#embed "profiles/uzbekistan-export.json"
};
static const unsigned char uzbekistan_import[] = {
#embed "profiles/uzbekistan-import.json"
};
static const unsigned char vietnam_export[] = {
#embed "profiles/vietnam-export.json"
};
static const unsigned char vietnam_import[] = {
#embed "profiles/vietnam-import.json"
};
static const unsigned char countries[] = {
#embed "tables/countries.tsv"
};
static const unsigned char currencies[] = {
#embed "tables/currencies.tsv"
};
static const unsigned char header_words[] = {
#embed "tables/header-words.tsv"
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
  {"armenia-export.json", armenia_export, sizeof armenia_export},
  {"armenia-import.json", armenia_import, sizeof armenia_import},
  {"brazil-bill-of-lading.json", brazil_bill_of_lading, sizeof brazil_bill_of_lading},
  {"brazil-comexstat.json", brazil_comexstat, sizeof brazil_comexstat},
  {"brazil-import.json", brazil_import, sizeof brazil_import},
  {"canonical.json", canonical, sizeof canonical},
  {"chile-export.json", chile_export, sizeof chile_export},
  {"chile-import.json", chile_import, sizeof chile_import},
  {"colombia-dane.json", colombia_dane, sizeof colombia_dane},
  {"colombia-export.json", colombia_export, sizeof colombia_export},
  {"colombia-import.json", colombia_import, sizeof colombia_import},
  {"comtrade-legacy.json", comtrade_legacy, sizeof comtrade_legacy},
  {"comtrade.json", comtrade, sizeof comtrade},
  {"india-export.json", india_export, sizeof india_export},
  {"india-import.json", india_import, sizeof india_import},
  {"kazakhstan-export.json", kazakhstan_export, sizeof kazakhstan_export},
  {"kazakhstan-import.json", kazakhstan_import, sizeof kazakhstan_import},
  {"korea-import.json", korea_import, sizeof korea_import},
  {"mexico-export.json", mexico_export, sizeof mexico_export},
  {"mexico-import.json", mexico_import, sizeof mexico_import},
  {"moldova-export.json", moldova_export, sizeof moldova_export},
  {"moldova-import.json", moldova_import, sizeof moldova_import},
  {"monthly-totals.json", monthly_totals, sizeof monthly_totals},
  {"peru-export.json", peru_export, sizeof peru_export},
  {"peru-import.json", peru_import, sizeof peru_import},
  {"russia-declarations.json", russia_declarations, sizeof russia_declarations},
  {"russia-export.json", russia_export, sizeof russia_export},
  {"russia-import.json", russia_import, sizeof russia_import},
  {"scms.json", scms, sizeof scms},
  {"turkey-export.json", turkey_export, sizeof turkey_export},
  {"turkey-import.json", turkey_import, sizeof turkey_import},
  {"ukraine-export.json", ukraine_export, sizeof ukraine_export},
  {"ukraine-import.json", ukraine_import, sizeof ukraine_import},
  {"us-ams-header.json", us_ams_header, sizeof us_ams_header},
  {"us-bill-of-lading.json", us_bill_of_lading, sizeof us_bill_of_lading},
  {"us-panjiva.json", us_panjiva, sizeof us_panjiva},
  {"uzbekistan-export.json", uzbekistan_export, sizeof uzbekistan_export},
  {"uzbekistan-import.json", uzbekistan_import, sizeof uzbekistan_import},
  {"vietnam-export.json", vietnam_export, sizeof vietnam_export},
  {"vietnam-import.json", vietnam_import, sizeof vietnam_import},
  {"countries.tsv", countries, sizeof countries},
  {"currencies.tsv", currencies, sizeof currencies},
  {"header-words.tsv", header_words, sizeof header_words},
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
