import groovy.json.JsonSlurper
import java.security.MessageDigest

def sbom = new JsonSlurper().parse(new File(basedir, 'target/boot-jar-1.0.cdx.json'))
def jar = new File(basedir, 'target/boot-jar-1.0.jar')
def hashes = sbom.metadata.component.hashes.collectEntries { [it.alg, it.content] }
assert hashes['SHA-256'] == MessageDigest.getInstance('SHA-256').digest(jar.bytes).encodeHex().toString()
def inside = new java.util.zip.ZipFile(jar).entries().collect { it.name }
    .findAll { it.startsWith('BOOT-INF/lib/') && it.endsWith('.jar') }.collect { it - 'BOOT-INF/lib/' }
assert inside.size() > 5
sbom.components.each { c ->
  def file = c.properties.find { it.name == 'bsi:component:filename' }?.value
  def shipped = c.properties.find { it.name == 'cachet:maven:shipped' }?.value
  if (file != null && !file.contains('/')) {
    assert shipped == (inside.contains(file) ? 'packed' : 'referenced') : c.name
  }
}
def named = sbom.components*.name
['spring-core', 'spring-boot', 'logback-core'].each { assert named.contains(it) }
assert sbom.components.find { it.name == 'packageurl-java' }.properties
    .find { it.name == 'cachet:maven:shipped' }.value == 'referenced'
