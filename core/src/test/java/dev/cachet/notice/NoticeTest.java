package dev.cachet.notice;

import static dev.cachet.notice.TestNotices.ROOT;
import static dev.cachet.notice.TestNotices.STATEMENT;
import static dev.cachet.notice.TestNotices.claims;
import static dev.cachet.notice.TestNotices.signed;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.jose.DocumentType;
import dev.cachet.jose.Refused;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Quorum;
import dev.cachet.trust.TestRoots;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A notice by itself: what is read back, its files, and that it is nothing else. */
class NoticeTest {
  @TempDir Path folder;

  @Test
  void givesBackWhatWasSigned() throws Exception {
    NoticeClaims claims = claims(3);
    VerifiedNotice read = new NoticeVerifier(ROOT.trusted()).verify(signed(claims));
    assertEquals(claims, read.claims());
    assertArrayEquals(claims.bytes(), read.claims().bytes());
    assertEquals(ROOT.packageSigners().size(), read.signers().size());
  }

  @Test
  @Tag("NTC-8")
  void comparesTheFilesBesideIt() throws Exception {
    VerifiedNotice notice = new NoticeVerifier(ROOT.trusted()).verify(signed(claims(3)));
    Files.write(folder.resolve("statement.en.txt"), STATEMENT);
    Refused.by(Reason.ENTRY_MISSING, "NTC-8", () -> NoticeFolder.require(notice, folder));
    Files.write(folder.resolve("sbom.json"), new byte[] {1});
    // Its size is not the one that was signed, its digest is.
    Refused.by(Reason.FILE_DIGEST_MISMATCH, "NTC-8", () -> NoticeFolder.require(notice, folder));
    Files.write(folder.resolve("sbom.json"), new byte[] {2, 3});
    Refused.by(Reason.FILE_DIGEST_MISMATCH, "NTC-8", () -> NoticeFolder.require(notice, folder));
  }

  @Test
  @Tag("NTC-8")
  void followsNoLinkToAFile() throws Exception {
    VerifiedNotice notice = new NoticeVerifier(ROOT.trusted()).verify(signed(claims(3)));
    Path elsewhere = Files.write(folder.resolve("elsewhere"), STATEMENT);
    Files.createSymbolicLink(folder.resolve("statement.en.txt"), elsewhere);
    Refused.by(Reason.ENTRY_MISSING, "NTC-8", () -> NoticeFolder.require(notice, folder));
  }

  @Test
  @Tag("NTC-2")
  void isNoPackageForAReaderOfFormat1() throws Exception {
    Path file = Files.write(folder.resolve("notice.cachet"), signed(claims(3)));
    Refused.by(Reason.CONTAINER_MALFORMED, () -> ReceivedPackage.open(file).close());
    byte[] payload = claims(3).bytes();
    Refused.by(
        Reason.WRONG_TYPE,
        "TRU-7",
        () ->
            Quorum.require(
                ROOT.trusted(),
                DocumentType.PACKAGE,
                ROOT.trusted().document().packageRoles(),
                payload,
                TestRoots.sign(DocumentType.NOTICE, payload, ROOT.packageSigners())));
  }
}
