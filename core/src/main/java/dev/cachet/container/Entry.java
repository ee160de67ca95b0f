package dev.cachet.container;

/** Where the content of an entry lies in the container. */
public record Entry(String name, long offset, long size) {
  /**
   * Where the next header begins.
   *
   * @return the number
   */
  public long end() {
    return offset + UstarHeader.padded(size);
  }
}
