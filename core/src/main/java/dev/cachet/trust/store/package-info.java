/** Where roots in force are kept. */
package dev.cachet.trust.store;
