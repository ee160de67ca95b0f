package dev.cachet.pack;

/** Where the content of an entry lies in the container. */
record Entry(String name, long offset, long size) {
  /** Where the next header begins. */
  long end() {
    return offset + UstarHeader.padded(size);
  }
}
