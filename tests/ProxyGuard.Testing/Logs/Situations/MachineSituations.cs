using ProxyGuard.Testing.Logs.Dressing;

namespace ProxyGuard.Testing.Logs.Situations;

/// <summary>The machine is at fault: its disk, its memory, its rights.</summary>
internal static class MachineSituations
{
    private const string UsesHttp = """
        -- cmd/widgets/main.go --
        package main

        import (
        	"net/http"

        	"github.com/acme/widgets/internal/api"
        )

        func main() {
        	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(api.Describe("w-1"))) })
        	http.ListenAndServe(":8080", nil)
        }
        """;

    public static IEnumerable<LogSituation> All { get; } =
    [
        .. Disk, .. Memory, .. Rights,
    ];

    private static string Small(string folder, string size) =>
        $"mkdir -p {folder}; mount -t tmpfs -o size={size},uid=1001,gid=1001,mode=755 tmpfs {folder}";

    private static IEnumerable<LogSituation> Disk =>
    [
        new("disk-full", "module-cache", "the disk of the module cache is full", "go mod download example.com/bulk@v1.0.0")
        {
            Env = "GOSUMDB={key}", World = "https://proxy.golang.org", Prepare = Small("/home/runner/go", "4m"),
        },
        new("disk-full", "unpacking-127", "the disk of the module cache becomes full while a zip is unpacked",
            "go mod download\ngo mod download example.com/bulk@v1.0.0")
        {
            Go = RealGo.V127, Env = "GOSUMDB={key}", Prepare = Small("/home/runner/go", "12m"), Dress = LogDress.GitHub,
        },
        new("disk-full", "temporary-folder", "the disk of temporary files is full", "go build -o app ./cmd/widgets")
        {
            Env = "GOTMPDIR=/home/runner/scratch", Files = UsesHttp, Prepare = Small("/home/runner/scratch", "1m"), Dress = LogDress.GitLab,
        },
        new("disk-full", "workspace", "the disk of the output is full", "go build -v -o out/app ./cmd/widgets\nls -l out")
        {
            Go = RealGo.V127, Files = UsesHttp, Prepare = Small("out", "512k"), Dress = LogDress.Jenkins,
        },
    ];

    private static IEnumerable<LogSituation> Memory =>
    [
        new("out-of-memory", "compiler", "too little address space for the compiler (ulimit -v)",
            "ulimit -v 800000\ngo build -a ./cmd/widgets")
        {
            Files = UsesHttp, Env = "GOCACHE=/home/runner/cache", Dress = LogDress.GitLab,
        },
        new("out-of-memory", "go-itself-127", "too little address space for go (ulimit -v)",
            "ulimit -v 150000\ngo vet ./...") { Go = RealGo.V127 },
        new("out-of-memory", "killed", "the compiler is killed as the kernel does when memory is short", "go build ./cmd/widgets")
        {
            Go = RealGo.V127, Files = UsesHttp, Env = "GOCACHE=/home/runner/cache",
            Prepare = "(until pkill -KILL -f 'compile -o'; do sleep 0.01; done) & ",
            Dress = LogDress.GitHub,
        },
        new("out-of-memory", "test-killed", "the linker is killed as the kernel does when memory is short", "go test -count=1 ./...")
        {
            Files = UsesHttp, Prepare = "(until pkill -KILL -x link; do sleep 0.01; done) & ", Dress = LogDress.Azure,
        },
    ];

    private static IEnumerable<LogSituation> Rights =>
    [
        new("permission-denied", "module-cache-of-root", "the module cache belongs to another user", "go mod download")
        {
            Prepare = "mkdir -p /home/runner/go/pkg/mod",
        },
        new("permission-denied", "read-only-127", "the module cache is mounted read-only", "go build ./...")
        {
            Go = RealGo.V127, Prepare = Small("/home/runner/go", "4m") + "; mount -o remount,ro /home/runner/go", Dress = LogDress.GitHub,
        },
        new("permission-denied", "build-cache-of-root", "the build cache belongs to another user", "go test ./...")
        {
            Env = "GOCACHE=/home/runner/cache", Prepare = "mkdir -p /home/runner/cache/00; chmod 755 /home/runner/cache",
            Dress = LogDress.Jenkins,
        },
        new("permission-denied", "go-sum", "the workspace was checked out by another user", "go mod tidy")
        {
            Go = RealGo.V127, Prepare = "sed -i '/yaml/d' go.sum; chown root . go.mod go.sum; chmod 755 .", Env = "GOSUMDB={key}",
            Dress = LogDress.Azure,
        },
    ];
}
