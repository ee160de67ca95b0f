/** Key material of each algorithm, and its forms in bytes. */
@NullMarked
package dev.cachet.signer.material;

import org.jspecify.annotations.NullMarked;
