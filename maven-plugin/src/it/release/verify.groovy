String log = new File(basedir, 'build.log').text
def goals = ['sbom', 'sbom-check', 'lifecycle-check', 'gate', 'pack', 'sign', 'seal', 'verify']
// The third run stops at the gate; what comes before it has nothing to do then either.
def expected = [2, 2, 2, 1, 1, 1, 1, 1]
goals.eachWithIndex { goal, i ->
  int times = log.readLines().count { it.contains("] $goal: nothing changed, ") }
  assert times == expected[i] : "$goal said $times times that nothing changed"
}
assert log.contains('verify: verified ')
assert new File(basedir, 'target/cachet/package/manifest.json').isFile()
assert new File(basedir, 'target/infusion-pump-1.0.cachet').isFile()
assert !log.contains('a passphrase for a test')

String last = log.substring(log.lastIndexOf('gate: refused: '))
assert last.contains('EXTENDED_CONTRACT')
