import dev.cachet.ceremony.RootCeremony
import dev.cachet.ceremony.RootDescription
import dev.cachet.jose.Algorithm
import dev.cachet.signer.KeyFile
import dev.cachet.signer.PublicKeyFile
import dev.cachet.signer.SigningKey
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions
import java.security.SecureRandom

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
true
