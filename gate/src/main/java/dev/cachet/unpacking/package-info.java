/** Archives of documents, as builds leave them: tar, plain or compressed by gzip or zstd. */
@NullMarked
package dev.cachet.unpacking;

import org.jspecify.annotations.NullMarked;
