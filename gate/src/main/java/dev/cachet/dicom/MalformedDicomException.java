package dev.cachet.dicom;

import java.io.IOException;

/** Bytes that no transfer syntax of DICOM allows (PS3.5); not an error of the medium. */
public final class MalformedDicomException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Names what is wrong.
   *
   * @param why what is wrong and at which byte, for a sentence
   */
  public MalformedDicomException(String why) {
    super(why);
  }
}
