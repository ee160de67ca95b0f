/**
 * What makers say about vulnerabilities of components: values that are read from documents and
 * builds, merged, compared and written. Nothing is looked up and nothing is judged here.
 */
@NullMarked
package dev.cachet.vex;

import org.jspecify.annotations.NullMarked;
