/**
 * The content of documents of every format while they are read or written: JSON trees, fields,
 * texts, and what is lost.
 */
@NullMarked
package dev.cachet.format.content;

import org.jspecify.annotations.NullMarked;
