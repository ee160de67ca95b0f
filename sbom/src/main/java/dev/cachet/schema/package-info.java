/** The published schemas of documents, taken out of their artifact when building (ADR 0033). */
@NullMarked
package dev.cachet.schema;

import org.jspecify.annotations.NullMarked;
