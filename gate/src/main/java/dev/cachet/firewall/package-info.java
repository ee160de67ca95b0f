/** Rules of a firewall that let a device have its declared flows, and nothing else. */
@NullMarked
package dev.cachet.firewall;

import org.jspecify.annotations.NullMarked;
