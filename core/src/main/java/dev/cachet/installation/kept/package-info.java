/** What a device keeps of a release while it installs it. */
package dev.cachet.installation.kept;
