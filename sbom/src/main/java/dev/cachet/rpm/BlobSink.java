package dev.cachet.rpm;

/** Takes the headers of a database one by one. */
interface BlobSink {
  /**
   * Takes one.
   *
   * @param row its number in the database
   * @param blob its bytes, as stored
   * @throws DamagedDatabaseException to end the reading
   */
  void take(long row, byte[] blob) throws DamagedDatabaseException;
}
