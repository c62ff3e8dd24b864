// The pages of `tallyman explain` and the schema of the report: a block and a line per data file.
#include "EvidenceData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char pages[] = {
#embed "explain/pages.md"
};
static const unsigned char report_schema[] = {
#embed "explain/report.schema.json"
};

static const evidence_data_file files[] = {
  {"pages.md", pages, sizeof pages},
  {"report.schema.json", report_schema, sizeof report_schema},
};

const evidence_data_file *explain_data_files(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
