package dev.cachet.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.authorisation.Authoriser;
import dev.cachet.chunk.ChunkReading;
import dev.cachet.pack.ArrivingPackage;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Refusal;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.trust.store.RootsOfOneRun;
import dev.cachet.verification.PackageAuditor;
import dev.cachet.verification.PackageVerifier;
import dev.cachet.verification.VerifiedManifest;
import dev.cachet.verification.VerifiedPackage;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.Outcome;
import dev.cachet.verification.report.VerificationReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every committed vector, judged by verify with contents and by examine. */
class VectorVerdictTest {
  static List<CommittedVector> vectors() throws IOException {
    return CommittedVector.all();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void verifyAnswersAsTheVectorSays(CommittedVector vector) throws Exception {
    Judgement judgement = new Judgement(vector);
    Optional<Refusal> refusal = judgement.verify();
    assertEquals(vector.get("expect"), refusal.map(r -> r.reason().name()).orElse("ACCEPTED"));
    refusal.ifPresent(r -> assertTrue(vector.clauses().contains(r.clause()), r::line));
    assertEquals(vector.optional("root-after"), judgement.rootAfter());
    assertEquals(expectedStage(vector), judgement.reached);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void examineReportsAsTheVectorSays(CommittedVector vector) throws Exception {
    Judgement judgement = new Judgement(vector);
    Optional<VerificationReport> examined = judgement.examine();
    if (examined.isEmpty()) {
      assertEquals("first-root", vector.get("do"));
      return;
    }
    VerificationReport report = examined.get();
    Optional<String> failing = vector.optional("check");
    assertEquals(
        failing.map(check -> vector.get("expect")),
        report.refusal().map(refusal -> refusal.reason().name()));
    for (Check check : Check.values()) {
      assertEquals(expected(vector, failing, check), report.result(check).outcome(), check.name());
    }
    assertEquals(vector.optional("root-after"), judgement.rootAfter());
  }

  /** Threads and a stream that is read once, in place of a file, change no verdict. */
  @ParameterizedTest
  @MethodSource("vectors")
  void aStreamOnTwoThreadsAnswersAsTheVectorSays(CommittedVector vector) throws Exception {
    Optional<Refusal> refusal = new Judgement(vector).arrive();
    String expected = vector.get("do").equals("authorise") ? "ACCEPTED" : vector.get("expect");
    assertEquals(expected, refusal.map(r -> r.reason().name()).orElse("ACCEPTED"));
    refusal.ifPresent(r -> assertTrue(vector.clauses().contains(r.clause()), r::line));
  }

  private static Outcome expected(CommittedVector vector, Optional<String> failing, Check check) {
    int order = failing.map(name -> check.compareTo(Check.valueOf(name))).orElse(-1);
    boolean leftOut =
        vector.device().isEmpty() && (check == Check.TARGET || check == Check.COUNTERS);
    if (order == 0) {
      return Outcome.FAILED;
    }
    return order > 0 || leftOut ? Outcome.NOT_REACHED : Outcome.PASSED;
  }

  /** How far verify gets: to nothing, to a manifest, or to contents. */
  private static String expectedStage(CommittedVector vector) {
    if (vector.isAccepted() || vector.get("do").equals("authorise")) {
      return "contents";
    }
    return vector.get("do").equals("verify-contents") && vector.device().isPresent()
        ? "manifest"
        : "nothing";
  }

  /** One vector, judged once. */
  private static final class Judgement {
    private final CommittedVector vector;
    private RootsOfOneRun roots;
    private String reached = "nothing";

    Judgement(CommittedVector vector) {
      this.vector = vector;
    }

    Optional<Refusal> verify() throws IOException {
      try {
        TrustedRoot anchor = anchor();
        if (vector.get("do").equals("first-root")) {
          return Optional.empty();
        }
        try (ReceivedPackage received = ReceivedPackage.open(vector.packageFile())) {
          return vector.device().isPresent() ? verify(received) : audit(received, anchor);
        }
      } catch (PackageRefusedException e) {
        return Optional.of(e.refusal());
      }
    }

    private Optional<Refusal> verify(ReceivedPackage received)
        throws PackageRefusedException, IOException {
      PackageVerifier verifier = verifier();
      VerifiedManifest verified = verifier.verify(received, vector.time());
      reached = "manifest";
      check(verifier.verifyContents(verified));
      reached = "contents";
      if (vector.get("do").equals("authorise")) {
        String least = vector.optional("device-authorisation").orElse("none");
        new Authoriser(Authorisation.valueOf(least.toUpperCase(Locale.ROOT)))
            .requireAgreement(verified.manifest(), verified.root().document());
      }
      return Optional.empty();
    }

    private Optional<Refusal> audit(ReceivedPackage received, TrustedRoot anchor)
        throws PackageRefusedException, IOException {
      VerifiedPackage verified = new PackageAuditor(anchor).verify(received, vector.time());
      check(verified);
      reached = "contents";
      return Optional.empty();
    }

    Optional<Refusal> arrive() throws IOException {
      ChunkReading reading = ChunkReading.decoded().onThreads(2);
      try {
        TrustedRoot anchor = anchor();
        if (vector.get("do").equals("first-root")) {
          return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(vector.packageFile())) {
          ArrivingPackage arriving = ArrivingPackage.from(in);
          check(
              vector.device().isPresent()
                  ? verifier().verify(arriving, vector.time(), reading)
                  : new PackageAuditor(anchor).verify(arriving, vector.time(), reading));
          return Optional.empty();
        }
      } catch (PackageRefusedException e) {
        return Optional.of(e.refusal());
      }
    }

    private void check(VerifiedPackage verified) {
      vector.optional("package-id").ifPresent(id -> assertEquals(id, verified.packageId().hex()));
      String detail = verified.report().result(Check.QUORUM).detail();
      String ignored = vector.optional("ignored").orElse("0");
      assertTrue(detail.contains(" " + ignored + " ignored; by "), detail);
    }

    Optional<VerificationReport> examine() throws IOException {
      try {
        TrustedRoot anchor = anchor();
        if (vector.get("do").equals("first-root")) {
          return Optional.empty();
        }
        return Optional.of(
            vector.device().isPresent()
                ? verifier().examine(vector.packageFile(), vector.time())
                : new PackageAuditor(anchor).examine(vector.packageFile(), vector.time()));
      } catch (PackageRefusedException e) {
        return Optional.empty();
      }
    }

    private TrustedRoot anchor() throws IOException, PackageRefusedException {
      TrustedRoot anchor = TrustChain.anchor(vector.root(), vector.rootSha256());
      roots = new RootsOfOneRun(anchor);
      return anchor;
    }

    private PackageVerifier verifier() {
      return new PackageVerifier(roots, vector.device().orElseThrow(), vector.counters());
    }

    Optional<String> rootAfter() {
      return Optional.ofNullable(roots)
          .map(kept -> Long.toString(kept.current().document().version()));
    }
  }
}
