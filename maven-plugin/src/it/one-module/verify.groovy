import groovy.json.JsonSlurper

def sbom = new JsonSlurper().parse(new File(basedir, 'target/one-module-1.0.cdx.json'))
def names = sbom.components.collect { it.name }.sort()
assert names.containsAll(['packageurl-java', 'slf4j-api'])
sbom.components.each { assert it.hashes*.alg.containsAll(['SHA-256', 'SHA-512']) : it.name }
sbom.components.each { c ->
  assert c.properties.find { it.name == 'cachet:maven:shipped' }.value == 'referenced' : c.name
}
// Inherited from the parent; stated with a property of the pom.
[plain: 'MIT', named: 'Apache-2.0'].each { name, licence ->
  def component = sbom.components.find { it.name == name }
  assert component.licenses*.license.id == [licence] : "$name: ${component.licenses}"
  assert component.supplier?.name == 'Example Devices' : "$name: ${component.supplier}"
}
assert new JsonSlurper().parse(new File(basedir, 'target/cachet/sbom-check.sarif')).version == '2.1.0'

String log = new File(basedir, 'build.log').text
['sbom', 'sbom-check', 'lifecycle-check'].each { goal ->
  int times = log.readLines().count { it.contains("$goal: nothing changed, ") }
  assert times == 1 : "$goal said $times times that nothing changed"
}
int written = log.readLines().count { it =~ /sbom: \d+ components in / }
assert written == 1 : "the SBOM was written $written times"
