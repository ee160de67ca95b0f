import groovy.json.JsonSlurper

def read = { new JsonSlurper().parse(new File(basedir, it)) }
def shipped = { sbom, name ->
  def c = sbom.components.find { it.name == name }
  assert c != null : "no $name in ${sbom.components*.name}"
  [c.properties.find { it.name == 'cachet:maven:shipped' }?.value,
   c.properties.findAll { it.name == 'cachet:maven:shipped-in' }*.value]
}

def app = read('app/target/app-1.0.cdx.json')
assert shipped(app, 'slf4j-api') == ['packed', ['app-1.0-all.jar']]
assert shipped(app, 'lib') == ['packed', ['app-1.0-all.jar']]
assert shipped(app, 'packageurl-java') == ['referenced', []]
app.components.each { assert it.hashes*.alg.containsAll(['SHA-256', 'SHA-512']) : it.name }

def lib = read('lib/target/lib-1.0.cdx.json')
assert shipped(lib, 'slf4j-api') == ['referenced', []]
assert lib.metadata.timestamp == '2026-11-23T00:00:00Z'

def all = read('target/reactor-1.0-aggregate.cdx.json')
assert all.metadata.component.name == 'reactor'
assert all.components*.name.toSet().containsAll(['lib', 'other', 'app', 'slf4j-api', 'packageurl-java'])
assert shipped(all, 'slf4j-api') == ['packed', ['app-1.0-all.jar']]
assert shipped(all, 'packageurl-java') == ['referenced', []]
def top = all.dependencies.find { it.ref == all.metadata.component.'bom-ref' }.dependsOn
assert top.size() == 3
all.components.each { assert it.hashes*.alg.containsAll(['SHA-256', 'SHA-512']) : it.name }


// Bound in the parent, which is built first, it describes what is packaged later; and lies there.
assert read('target/bound.cdx.json') == all
assert !new File(basedir, 'app/target/bound.cdx.json').exists()

String log = new File(basedir, 'build.log').text
assert log.contains('Using the MultiThreadedBuilder implementation with a thread count of 2')
assert log.count('sbom-aggregate: waits for ') == 6
assert !log.contains('has no file yet')
assert !log.contains('Unknown keyword')
assert !log.contains('not thread-safe') && !log.contains('not marked as thread-safe')
