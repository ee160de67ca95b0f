/** The library from Maven: parse, call one method of the library, print. */
package dev.cachet.maven;
