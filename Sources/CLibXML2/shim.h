// libxml2's headers pull in the system's ICU, whose UErrorCode collides with Foundation's own copy.
// Its configuration is read first and the ICU switch taken out: we convert encodings before libxml2 sees a page.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
