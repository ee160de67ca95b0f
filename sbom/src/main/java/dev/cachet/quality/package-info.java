/** What a document says and what it lacks, under published lists of fields. */
@NullMarked
package dev.cachet.quality;

import org.jspecify.annotations.NullMarked;
