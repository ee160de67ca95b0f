package dev.cachet.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.Set;

/** The rights of modules and the rooms of packages, as rules over class files. */
final class HouseRules {
  /** Types that prove a step was done; whoever holds one may take the next step. */
  static final Set<String> EVIDENCE =
      Set.of(
          "dev.cachet.trust.TrustedRoot",
          "dev.cachet.trust.AuthenticBytes",
          "dev.cachet.pack.ReceivedPackage",
          "dev.cachet.verification.VerifiedManifest",
          "dev.cachet.verification.VerifiedPackage",
          "dev.cachet.statement.SiteStatement",
          "dev.cachet.statement.InstallGrant",
          "dev.cachet.statement.DowngradePermit",
          "dev.cachet.statement.SequencePermit",
          "dev.cachet.authorisation.AuthorisedUpdate",
          "dev.cachet.installation.StagedUpdate",
          "dev.cachet.installation.TrialUpdate",
          "dev.cachet.installation.Receipt",
          "dev.cachet.lifecycle.SupportReport",
          "dev.cachet.gate.GatePassed",
          "dev.cachet.author.PackageDraft",
          "dev.cachet.author.UnsignedPackage",
          "dev.cachet.author.ReleasedPackage");

  private static final DescribedPredicate<JavaClass> SIGNATURE_CLASSES =
      resideInAnyPackage("org.bouncycastle..", "io.jsonwebtoken..", "javax.crypto..")
          .or(
              describe(
                  "key and signature classes of java.security",
                  type ->
                      type.getPackageName().startsWith("java.security")
                          && !Set.of(
                                  "MessageDigest",
                                  "SecureRandom",
                                  "DigestInputStream",
                                  "DigestOutputStream",
                                  "NoSuchAlgorithmException",
                                  "DigestException",
                                  "GeneralSecurityException")
                              .contains(type.getSimpleName())));

  private HouseRules() {}

  static ArchRule arrows() {
    return classes()
        .that()
        .resideInAPackage("dev.cachet..")
        .should(useOnlyWhatTheirModuleMayUse())
        .because("a module is what somebody is allowed to do");
  }

  static ArchRule noCircle() {
    return slices().matching("dev.cachet.(**)").should().beFreeOfCycles();
  }

  static ArchRule evidenceCannotBeMade() {
    return classes()
        .that(describe("are evidence", type -> EVIDENCE.contains(type.getName())))
        .should(beUnforgeable())
        .because("whoever holds evidence may take the next step");
  }

  static ArchRule onlyJoseTouchesKeysInCore() {
    return noClasses()
        .that(areIn(Module.CORE))
        .and()
        .resideOutsideOfPackage("dev.cachet.jose..")
        .should()
        .dependOnClassesThat(SIGNATURE_CLASSES);
  }

  static ArchRule onlySignerTouchesKeysInSigning() {
    return noClasses()
        .that(areIn(Module.SIGNING))
        .and()
        .resideOutsideOfPackage("dev.cachet.signer..")
        .should()
        .dependOnClassesThat(SIGNATURE_CLASSES);
  }

  static ArchRule frontsHoldNoLogic() {
    return noClasses()
        .that(areIn(Module.CLI).or(areIn(Module.MAVEN_PLUGIN)))
        .should()
        .dependOnClassesThat(
            SIGNATURE_CLASSES.or(
                resideInAnyPackage(
                    "com.fasterxml.jackson..",
                    "org.cyclonedx..",
                    "com.github.packageurl..",
                    "io.airlift..",
                    "java.util.zip..",
                    "java.nio.channels..")))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.security.MessageDigest")
        .because(
            "the command line and the plugin parse, call one method of the library, and print");
  }

  static ArchRule installationUsesTheStoragePort() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            "dev.cachet.installation..", "dev.cachet.audit..", "dev.cachet.memory..")
        .should()
        .dependOnClassesThat(
            describe(
                "file classes of the JDK",
                type ->
                    (type.getPackageName().equals("java.nio.file")
                            && !type.getSimpleName().endsWith("Exception"))
                        || type.getPackageName().equals("java.nio.channels")
                        || type.getName().matches("java\\.io\\.(File|RandomAccess).*")))
        .because("a power cut can only be simulated where every write goes through one port");
  }

  static ArchRule nobodyOpensASocket() {
    return noClasses()
        .that()
        .resideInAPackage("dev.cachet..")
        .should()
        .dependOnClassesThat(
            describe(
                "sockets and connections",
                type ->
                    type.getPackageName().startsWith("java.net.http")
                        || type.getName()
                            .matches(
                                "java\\.net\\.(Socket|ServerSocket|DatagramSocket|URLConnection|HttpURLConnection|InetAddress)"
                                    + "|java\\.nio\\.channels\\..*Socket.*")));
  }

  static ArchRule nobodyDeserialises() {
    return noClasses()
        .that()
        .resideInAPackage("dev.cachet..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.Object(In|Out)putStream")
        .because("A62: serialised objects are a way to run foreign code");
  }

  static ArchRule lifecycleDoesNotLog() {
    return noClasses()
        .that(areIn(Module.LIFECYCLE))
        .should()
        .dependOnClassesThat(resideInAPackage("org.slf4j.."));
  }

  private static DescribedPredicate<JavaClass> areIn(Module module) {
    return describe(
        "are in module " + module.folder(), type -> Module.of(type).equals(Optional.of(module)));
  }

  private static ArchCondition<JavaClass> useOnlyWhatTheirModuleMayUse() {
    return new ArchCondition<>("use only what their module may use") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Module from = Module.of(type).orElseThrow();
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          Module.of(dependency.getTargetClass())
              .filter(to -> !from.mayUse(to))
              .ifPresent(
                  to ->
                      events.add(
                          SimpleConditionEvent.violated(
                              dependency,
                              from.folder()
                                  + " may not use "
                                  + to.folder()
                                  + ": "
                                  + dependency.getDescription())));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> beUnforgeable() {
    return new ArchCondition<>("be final, no record, without public or protected constructor") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean unforgeable =
            type.getModifiers().contains(JavaModifier.FINAL)
                && !type.isRecord()
                && type.getConstructors().stream()
                    .noneMatch(
                        made ->
                            made.getModifiers().contains(JavaModifier.PUBLIC)
                                || made.getModifiers().contains(JavaModifier.PROTECTED));
        if (!unforgeable) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " can be forged"));
        }
      }
    };
  }
}
