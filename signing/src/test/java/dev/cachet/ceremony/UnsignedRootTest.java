package dev.cachet.ceremony;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.factory.Manufacturer;
import dev.cachet.factory.Person;
import dev.cachet.factory.UnknownKey;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.PublicJwk;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.signer.ManifestSigner;
import dev.cachet.signer.SigningKey;
import dev.cachet.trust.Role;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class UnsignedRootTest {
  private static final Manufacturer MAKER = new Manufacturer();
  private static final Manufacturer SUCCESSOR = new Manufacturer();

  @TempDir Path folder;

  @Test
  void holdersSignOneByOneWithThePayloadAlone() throws Exception {
    UnsignedRoot draft = UnsignedRoot.first(MAKER.draft(1), folder.resolve("root-1"));
    for (Person person : List.of(MAKER.root1, MAKER.root2)) {
      Path machine = machine(person, "root.json");
      sign(UnsignedRoot.open(machine), person);
      bringHome(machine);
    }
    TrustedRoot root = draft.seal();
    assertEquals(1, TrustChain.anchor(root.envelope(), draft.sha256()).document().version());
  }

  @Test
  void rotationNeedsTheQuorumOfBothRootsInOneFolder() throws Exception {
    TrustedRoot old = MAKER.firstRoot();
    UnsignedRoot draft = UnsignedRoot.rotation(old, SUCCESSOR.draft(2), folder.resolve("root-2"));
    sign(draft, MAKER.root1, MAKER.root2);
    assertRefused(Reason.QUORUM_MISSING, () -> draft.seal(old));
    sign(draft, SUCCESSOR.root1);
    assertRefused(Reason.QUORUM_MISSING, () -> draft.seal(old));
    sign(draft, SUCCESSOR.root2);
    assertEquals(2, TrustChain.next(old, draft.seal(old).envelope()).document().version());
  }

  @Test
  void oldHoldersAloneAreNoQuorumOfTheNewRootAndNewOnesNoneOfTheOld() throws Exception {
    TrustedRoot old = MAKER.firstRoot();
    UnsignedRoot draft = UnsignedRoot.rotation(old, SUCCESSOR.draft(2), folder.resolve("root-2"));
    sign(draft, SUCCESSOR.root1, SUCCESSOR.root2);
    assertRefused(Reason.QUORUM_MISSING, () -> draft.seal(old));
  }

  @Test
  void rootIsJudgedByTheOneThatIsGivenAndNotByTheOneThatLiesInTheFolder() throws Exception {
    Manufacturer stranger = new Manufacturer();
    UnsignedRoot draft =
        UnsignedRoot.rotation(stranger.firstRoot(), SUCCESSOR.draft(2), folder.resolve("root-2"));
    sign(draft, stranger.root1, stranger.root2);
    sign(draft, SUCCESSOR.root1, SUCCESSOR.root2);
    assertRefused(Reason.WRONG_ROLE, () -> draft.seal(MAKER.firstRoot()));
  }

  @Test
  void whoLeavesNeedsThePreviousRootBesideThePayload() throws Exception {
    UnsignedRoot.rotation(MAKER.firstRoot(), SUCCESSOR.draft(2), folder.resolve("root-1"));
    Path alone = machine(MAKER.root1, "root.json");
    assertRefused(Reason.WRONG_ROLE, () -> UnsignedRoot.open(alone).sign(MAKER.root1.classical()));
    Path both = machine(MAKER.root2, "root.json", "previous.json");
    assertTrue(Files.exists(UnsignedRoot.open(both).sign(MAKER.root2.classical())));
  }

  /** Otherwise the courier chooses which changes the signer sees. */
  @Test
  void previousRootThatItsOwnQuorumDidNotSignIsNotCompared() throws Exception {
    TrustedRoot old = MAKER.firstRoot();
    UnsignedRoot.rotation(old, SUCCESSOR.draft(2), folder.resolve("root-2"));
    String forged =
        new String(old.envelope(), StandardCharsets.UTF_8)
            .replace(base64(old.payload()), base64(SUCCESSOR.draft(1).payload()));
    Files.writeString(folder.resolve("root-2/previous.json"), forged);
    assertRefused(Reason.QUORUM_MISSING, () -> UnsignedRoot.open(folder.resolve("root-2")));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Test
  void successorThatNoDeviceWouldTakeIsNotEvenDrafted() throws Exception {
    TrustedRoot old = MAKER.firstRoot();
    Path place = folder.resolve("root-3");
    assertRefused(
        Reason.ROOT_NOT_CONSECUTIVE, () -> UnsignedRoot.rotation(old, MAKER.draft(3), place));
    assertFalse(Files.exists(place));
  }

  @Test
  void draftReplacesNothing() throws Exception {
    Path place = Files.createDirectory(folder.resolve("root-1"));
    assertThrows(FileAlreadyExistsException.class, () -> UnsignedRoot.first(MAKER.draft(1), place));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(place), left.toList());
    }
  }

  @Test
  void payloadThatWasChangedAfterASignatureIsNotSealed() throws Exception {
    UnsignedRoot draft = UnsignedRoot.first(MAKER.draft(1), folder.resolve("root-1"));
    sign(draft, MAKER.root1, MAKER.root2);
    Files.write(folder.resolve("root-1/root.json"), MAKER.draft(2).payload());
    assertRefused(
        Reason.SIGNATURE_INVALID, () -> UnsignedRoot.open(folder.resolve("root-1")).seal());
  }

  @Test
  void draftIsOpenedAsTheRootThatWasShownAndAsNoOther() throws Exception {
    Path place = folder.resolve("root-1");
    UnsignedRoot shown = UnsignedRoot.first(MAKER.draft(1), place);
    assertEquals(shown.sha256(), UnsignedRoot.open(place, shown.sha256()).sha256());
    Files.write(place.resolve("root.json"), MAKER.draft(2).payload());
    DraftRefusedException e =
        assertThrows(DraftRefusedException.class, () -> UnsignedRoot.open(place, shown.sha256()));
    assertTrue(e.getMessage().contains("not " + shown.sha256()), e.getMessage());
    assertTrue(e.getMessage().contains("cachet trust show"), e.getMessage());
    Files.writeString(place.resolve("root.json"), "no JSON");
    assertThrows(DraftRefusedException.class, () -> UnsignedRoot.open(place, shown.sha256()));
  }

  @Test
  void draftThatNobodySignedSaysWhoseSignaturesAreMissing() throws Exception {
    UnsignedRoot draft = UnsignedRoot.first(MAKER.draft(1), folder.resolve("root-1"));
    assertRefused(Reason.QUORUM_MISSING, draft::seal);
  }

  @Test
  void signatureByAKeyOfAnUnknownAlgorithmIsNamedWithItsFile() throws Exception {
    PublicJwk unknown = UnknownKey.jwk("NEW-1");
    UnsignedRoot draft =
        UnsignedRoot.first(
            UnknownKey.draftOf(MAKER, 1, Role.ROOT, unknown), folder.resolve("root-1"));
    assertRefused(Reason.WRONG_ROLE, () -> draft.sign(UnknownKey.SIGNER));
    assertRefused(Reason.WRONG_ROLE, () -> draft.request(UnknownKey.SIGNER.publicKey()));
    sign(draft, MAKER.root1, MAKER.root2);
    Path file =
        draft
            .signatures()
            .add(new ManifestSigner().sign(DocumentType.ROOT, draft.payload(), UnknownKey.SIGNER));
    PackageRefusedException e = assertThrows(PackageRefusedException.class, draft::seal);
    assertEquals("TRU-51", e.refusal().clause());
    assertTrue(e.refusal().subject().contains(file.toString()), e.getMessage());
    assertTrue(e.refusal().subject().contains(unknown.kid()), e.getMessage());
    assertTrue(e.getMessage().contains("a newer Cachet"), e.getMessage());
  }

  /** The root before knows the key, so its holder has a say in the hand-over. */
  @Test
  void keyThatOnlyTheNewRootDoesNotUnderstandSignsByTheRootBefore() throws Exception {
    PublicJwk known = UnknownKey.SIGNER.publicKey();
    RootCeremony first =
        RootCeremony.first(UnknownKey.draftOf(MAKER, 1, Role.ROOT, known).payload());
    for (SigningKey signer : MAKER.rootSigners()) {
      first.sign(signer);
    }
    UnsignedRoot draft =
        UnsignedRoot.rotation(
            first.complete(),
            UnknownKey.draftOf(MAKER, 2, Role.ROOT, UnknownKey.jwk("NEW-1")),
            folder.resolve("root-2"));
    assertTrue(Files.exists(draft.sign(UnknownKey.SIGNER)));
  }

  @Test
  void signatureThatDoesNotVerifyIsNamedWithItsFile() throws Exception {
    UnsignedRoot draft = UnsignedRoot.first(MAKER.draft(1), folder.resolve("root-1"));
    Path file =
        draft
            .signatures()
            .add(
                new ManifestSigner()
                    .sign(DocumentType.ROOT, MAKER.draft(2).payload(), MAKER.root1.classical()));
    PackageRefusedException e = assertThrows(PackageRefusedException.class, draft::seal);
    assertEquals(Reason.SIGNATURE_INVALID, e.refusal().reason());
    assertTrue(e.refusal().subject().startsWith(file + ": "), e.getMessage());
  }

  @Test
  void sameDraftIsTheSamePayload() throws Exception {
    UnsignedRoot one = UnsignedRoot.first(MAKER.draft(1), folder.resolve("one"));
    UnsignedRoot.first(MAKER.draft(1), folder.resolve("two"));
    assertArrayEquals(one.payload(), UnsignedRoot.open(folder.resolve("two")).payload());
  }

  /** The folder of a person, with copies of some files of the draft {@code root-1}. */
  private Path machine(Person person, String... files) throws IOException {
    Path machine = Files.createDirectories(folder.resolve("machine-" + person.holder()));
    for (String file : files) {
      Files.copy(folder.resolve("root-1").resolve(file), machine.resolve(file));
    }
    return machine;
  }

  private void bringHome(Path machine) throws IOException {
    Path home = Files.createDirectories(folder.resolve("root-1/signatures"));
    try (Stream<Path> made = Files.list(machine.resolve("signatures"))) {
      for (Path file : made.toList()) {
        Files.copy(file, home.resolve(file.getFileName()));
      }
    }
  }

  private static void sign(UnsignedRoot draft, Person... people) throws Exception {
    for (Person person : people) {
      for (SigningKey key : person.signers()) {
        Path unused = draft.sign(key);
      }
    }
  }

  private static void assertRefused(Reason reason, Executable act) {
    PackageRefusedException e = assertThrows(PackageRefusedException.class, act);
    assertEquals(reason, e.refusal().reason(), e.getMessage());
  }
}
