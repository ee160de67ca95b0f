/** What a goal takes from the build around it, and leaves there. */
package dev.cachet.maven.build;
