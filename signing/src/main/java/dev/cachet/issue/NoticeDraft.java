package dev.cachet.issue;

import dev.cachet.endofsupport.CleEvents;
import dev.cachet.endofsupport.CsafAdvisory;
import dev.cachet.endofsupport.NoticeText;
import dev.cachet.endofsupport.OpenEoxCore;
import dev.cachet.endofsupport.SupportDates;
import dev.cachet.endofsupport.SupportEnd;
import dev.cachet.notice.NoticeClaims;
import dev.cachet.notice.NoticeFile;
import dev.cachet.notice.NoticeFileKind;
import dev.cachet.vex.VexStatement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** A notice of end of support with all its files, before it is signed. */
public final class NoticeDraft {
  private final Map<String, byte[]> contents = new LinkedHashMap<>();
  private final List<NoticeFile> files = new ArrayList<>();
  private final NoticeClaims claims;

  private NoticeDraft(SupportEnd end, byte[] sbom, List<VexStatement> vex, Instant issued) {
    for (NoticeText.Language language : NoticeText.Language.values()) {
      add(
          "statement." + language.code() + ".txt",
          NoticeFileKind.STATEMENT,
          NoticeText.statement(end, language).getBytes(StandardCharsets.UTF_8));
      add(
          "instructions." + language.code() + ".txt",
          NoticeFileKind.INSTRUCTIONS,
          NoticeText.instructions(end, language).getBytes(StandardCharsets.UTF_8));
    }
    add(isXml(sbom) ? "sbom.xml" : "sbom.json", NoticeFileKind.SBOM, sbom);
    add("csaf.json", NoticeFileKind.CSAF, CsafAdvisory.write(end, issued, vex));
    add("openeox.json", NoticeFileKind.OPENEOX, OpenEoxCore.write(end, issued));
    add("cle.json", NoticeFileKind.CLE, CleEvents.write(end, issued));
    this.claims =
        new NoticeClaims(
            end.manufacturer(),
            end.product(),
            new LinkedHashSet<>(end.udiDis()),
            end.serial(),
            issued,
            SupportDates.end(end.dates().securitySupport()),
            files);
  }

  /**
   * Makes the files and what the notice says of them.
   *
   * @param end what people state
   * @param sbom the last SBOM, as it is
   * @param vex what the manufacturer says of known vulnerabilities, possibly nothing
   * @param issued when the notice is made, a whole second
   * @return the draft; the same for the same input
   */
  public static NoticeDraft of(
      SupportEnd end, byte[] sbom, List<VexStatement> vex, Instant issued) {
    return new NoticeDraft(end, sbom, vex, issued);
  }

  /** Only an XML document begins with this. */
  private static boolean isXml(byte[] sbom) {
    for (byte each : sbom) {
      if (each == '<' || each == '{') {
        return each == '<';
      }
    }
    return false;
  }

  private void add(String path, NoticeFileKind kind, byte[] content) {
    contents.put(path, content);
    files.add(NoticeFile.of(path, kind, content));
  }

  /**
   * What is to be signed.
   *
   * @return the claims
   */
  public NoticeClaims claims() {
    return claims;
  }

  /**
   * The files.
   *
   * @return by path, in the order of the claims
   */
  Map<String, byte[]> contents() {
    return contents;
  }
}
