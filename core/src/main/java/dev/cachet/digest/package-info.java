/** SHA-256 values, by which packages, roots, files and chunks are identified. */
package dev.cachet.digest;
