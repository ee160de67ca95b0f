package dev.cachet.document;

import java.util.regex.Pattern;

/** Which versions of SBOM documents are read: the same ones by every reader. */
public final class DocumentVersions {
  private static final Pattern CYCLONE_DX = Pattern.compile("1\\.[2-7]");
  private static final Pattern SPDX_2 = Pattern.compile("SPDX-2\\.[23]");
  private static final Pattern SPDX_3 = Pattern.compile("3\\.0(\\.[01])?");
  private static final int MAX_SHOWN = 40;

  private DocumentVersions() {}

  /**
   * Says whether a version of CycloneDX is read.
   *
   * @param specVersion for example {@code 1.6}
   * @return true for 1.2 to 1.7
   */
  public static boolean readsCycloneDx(String specVersion) {
    return CYCLONE_DX.matcher(specVersion).matches();
  }

  /**
   * Says whether a version of SPDX 2 is read.
   *
   * @param spdxVersion for example {@code SPDX-2.3}
   * @return true for 2.2 and 2.3
   */
  public static boolean readsSpdx2(String spdxVersion) {
    return SPDX_2.matcher(spdxVersion).matches();
  }

  /**
   * Says whether a version of SPDX 3 is read.
   *
   * @param specVersion for example {@code 3.0.1}
   * @return true for 3.0, 3.0.0 and 3.0.1
   */
  public static boolean readsSpdx3(String specVersion) {
    return SPDX_3.matcher(specVersion).matches();
  }

  /**
   * Says that a version is not read, and which are.
   *
   * @param what format and version as the document states them
   * @return one sentence
   */
  public static String unread(String what) {
    String shown = what.length() > MAX_SHOWN ? what.substring(0, MAX_SHOWN) + "..." : what;
    return shown
        + " is not read; read are CycloneDX 1.2 to 1.7, SPDX 2.2 and 2.3, and SPDX 3.0.1;"
        + " write the document as one of these";
  }
}
