/** The flows of a device as lists and tables, for people and for probes. */
@NullMarked
package dev.cachet.dataflow;

import org.jspecify.annotations.NullMarked;
