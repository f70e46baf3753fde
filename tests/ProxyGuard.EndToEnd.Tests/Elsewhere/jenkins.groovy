// Runs a declarative Jenkinsfile as far as docs/ci/jenkins.md needs it: stages until one fails, sh, withEnv, post.
// groovy jenkins.groovy Jenkinsfile
def variables = [:]
def layers = []
def build = [currentResult: 'SUCCESS']

def withLayer = { layer, body ->
    layers << layer
    try { body() } finally { layers.pop() }
}

// A script with a first line of its own is started by it, any other by sh -xe.
def sh = { String text ->
    def file = File.createTempFile('step', '.sh')
    file.text = text
    file.executable = true
    def process = new ProcessBuilder(text.startsWith('#!') ? [file.path] : ['sh', '-xe', file.path])
    process.environment().putAll(variables + layers.inject([:]) { all, layer -> all + layer })
    try {
        if (process.inheritIO().start().waitFor() != 0) throw new IllegalStateException('script returned another exit code than 0')
    } finally {
        file.delete()
    }
}

def stage = { String name, body ->
    if (build.currentResult != 'SUCCESS') return
    try {
        body()
    } catch (IllegalStateException failed) {
        println "$name: $failed.message"
        build.currentResult = 'FAILURE'
    }
}

def environment = { body ->
    body.delegate = variables
    body.resolveStrategy = Closure.DELEGATE_FIRST
    body()
}

def inside = { body -> body() }
new GroovyShell(new Binding(
    any: 'any', agent: { it }, pipeline: inside, stages: inside, steps: inside, script: inside, post: inside, always: inside,
    environment: environment, stage: stage, sh: sh, currentBuild: build,
    // The secret of the test, whatever its id.
    credentials: { String id -> System.getenv('TEST_SECRET') },
    readFile: { String name -> new File(name).text },
    fileExists: { String name -> new File(name).exists() },
    withEnv: { List pairs, body -> withLayer(pairs.collectEntries { it.toString().split('=', 2) as List }, body) },
)).evaluate(new File(args[0]))
System.exit(build.currentResult == 'SUCCESS' ? 0 : 1)
