import dev.cachet.maven.ChangedBuilds
import dev.cachet.maven.PlantedSecrets

def own = new File(System.getProperty('maven.home'))
def other = new File(basedir, "../../maven/apache-maven-$mavenVersion")
def maven = (other.directory ? other : own).toPath()
def repository = localRepositoryPath.toPath()
def options = ["-Dmaven.repo.local.tail=$tail".toString()]
new ChangedBuilds(maven, repository, new File(basedir, 'changed/app').toPath(), options).run(pluginVersion)
new PlantedSecrets(maven, repository, new File(basedir, 'secrets/app').toPath(), options).run(pluginVersion)
return true
