#ifndef TALLYMAN_SEALED_PAGES_H
#define TALLYMAN_SEALED_PAGES_H

/// The size of every page of a sealed database, and how many bytes at its end hold its digest: the database's
/// `page_size` and reserved bytes.
enum { tallyman_page_size = 8192, tallyman_page_reserve = 8 };

/// Adds «tallyman-pages» to SQLite's file systems: as the system's own, but the last eight bytes of a page of a
/// database are a digest of its other bytes and of its place in the file. It is set whenever a page is written, and
/// compared when a page is first read, be it mapped or not; a page that does not fit is SQLITE_IOERR_DATA.
///
/// A database whose `user_version` is below `first_version` is read without comparison.
///
/// - Returns: SQLite's result code. May be called more than once.
int tallyman_register_sealed_pages(unsigned first_version);

#endif
