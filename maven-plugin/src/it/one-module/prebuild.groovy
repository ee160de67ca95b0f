import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream

// Two artifacts of a repository that only this project names.
['plain', 'named'].each { name ->
  new ZipOutputStream(new FileOutputStream(new File(basedir, "repository/org/example/$name/1.0/$name-1.0.jar"))).withCloseable {
    it.putNextEntry(new ZipEntry("org/example/${name}.txt"))
    it.write(name.bytes)
  }
}
true
