/**
 * Images of a root file system, read as they are shipped, without root rights and without mounting:
 * tar, cpio, squashfs, ext2 to ext4, and partitions that hold one of them. Each becomes a read-only
 * file system of {@link java.nio.file}, so whatever reads a folder reads an image.
 *
 * <p>An image is hostile input: sizes, counts and places in it are claims. What lies outside, loops
 * or contradicts itself ends the reading with an {@link dev.cachet.image.content.ImageException}.
 */
@NullMarked
package dev.cachet.image;

import org.jspecify.annotations.NullMarked;
