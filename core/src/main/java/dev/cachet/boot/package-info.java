/** The boot switch: which slot the loader starts, and the one write that commits an update. */
package dev.cachet.boot;
