/**
 * The encoding of DICOM (PS3.5, PS3.10): how a file begins, and tags, types, lengths and values in
 * every transfer syntax. What the values mean is for the caller.
 */
@NullMarked
package dev.cachet.dicom;

import org.jspecify.annotations.NullMarked;
