/** File systems ext2, ext3 and ext4. */
@NullMarked
package dev.cachet.image.ext;

import org.jspecify.annotations.NullMarked;
