/** The environments of boot loaders, as they lie on a disk. */
package dev.cachet.boot.environment;
