/**
 * What a root folder holds while it is collected: packages, their relations, files and their
 * owners.
 */
@NullMarked
package dev.cachet.installed;

import org.jspecify.annotations.NullMarked;
