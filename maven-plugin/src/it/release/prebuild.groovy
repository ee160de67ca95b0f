import dev.cachet.author.PackageAuthor
import dev.cachet.author.DescribedRelease
import dev.cachet.author.PackageDescription
import dev.cachet.ceremony.RootCeremony
import dev.cachet.ceremony.RootDescription
import dev.cachet.format.SbomSpec
import dev.cachet.gate.Gate
import dev.cachet.gate.input.GateInput
import dev.cachet.jose.Algorithm
import dev.cachet.catalogue.Catalogue
import dev.cachet.merge.Assembly
import dev.cachet.merge.SourceDetection
import dev.cachet.policy.GatePolicy
import dev.cachet.rootfs.RootFolder
import dev.cachet.sbom.Sbom
import dev.cachet.signer.KeyFile
import dev.cachet.signer.PublicKeyFile
import dev.cachet.signer.SigningKey
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions
import java.security.SecureRandom
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneOffset

def write = { name, text ->
  def file = new File(basedir, name)
  file.parentFile.mkdirs()
  file.setText(text, 'UTF-8')
  file.toPath()
}
char[] passphrase = 'a passphrase for a test'.toCharArray()
Files.setPosixFilePermissions(
    write('secret.txt', new String(passphrase) + '\n'), PosixFilePermissions.fromString('rw-------'))

def keys = [:]
['root': 'EdDSA', 'release': 'ML-DSA-65', 'clearance': 'EdDSA', 'grant': 'EdDSA', 'downgrade': 'EdDSA'].each { role, algorithm ->
  keys[role] = SigningKey.generate(Algorithm.byName(algorithm).get(), new SecureRandom())
  KeyFile.write(new File(basedir, role + '.pem').toPath(), keys[role], passphrase.clone())
  PublicKeyFile.write(new File(basedir, role + '.jwk').toPath(), keys[role].publicKey())
}
def ceremony = RootCeremony.first(RootDescription.read(new File(basedir, 'trust.json').toPath()).payload())
ceremony.sign(keys.root)
def trusted = ceremony.complete()
Files.write(new File(basedir, 'root-1.json').toPath(), trusted.envelope())
write('factory.json', """{ "schemaVersion": 1, "environment": "test", "manufacturer": "example-devices",
  "product": "infusion-pump", "udiDi": "04012345678901", "hwModel": "pump-a", "hwRev": 1,
  "serial": "0001", "root1": "${trusted.sha256()}" }
""")
write('image.bin', 'an image\n' * 10000)

// Somebody packs the same, looks at it, and tells the build what may be signed.
def day = LocalDate.parse('2026-11-23')
def instant = day.atStartOfDay(ZoneOffset.UTC).toInstant()
def facts = Catalogue.bundled()
def rootfs = new File(basedir, 'rootfs').toPath()
def sbom = Sbom.of(Assembly.of([SourceDetection.root(rootfs, facts)], null).content(), instant)
def root = RootFolder.open(rootfs)
def description = PackageDescription.read(new File(basedir, 'pack.json').toPath())
def passed = new Gate(GatePolicy.read(new File(basedir, 'policy.json').toPath()))
    .judge(GateInput.of(SbomSpec.CYCLONEDX_1_6_JSON.write(sbom), facts, day)
        .root(root).declared(DescribedRelease.of(description)).payloads(description.payloadFiles()).build())
def author = new PackageAuthor()
def shown = author.write(author.draft(passed, description, instant, Instant.now()), new File(basedir, 'shown').toPath())
write('test.properties', "cachet.packageId=${shown.packageId()}\n")
true
