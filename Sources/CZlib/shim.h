#include <zlib.h>

// inflateInit2 is a macro, which Swift does not see.
static inline int tallyman_inflate_init(z_stream *stream, int window_bits) {
  return inflateInit2(stream, window_bits);
}

static inline int tallyman_deflate_init(z_stream *stream, int window_bits) {
  return deflateInit2(stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
}
