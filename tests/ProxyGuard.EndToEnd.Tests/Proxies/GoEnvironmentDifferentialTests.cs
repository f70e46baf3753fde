using System.Text.Json;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Proxies;

/// <summary>Where a setting comes from and what it says, compared with <c>go env</c> over random env files and variables.</summary>
public sealed class GoEnvironmentDifferentialTests
{
    private const int Seed = 20261121;
    private static readonly string[] Compared =
    [
        "GOPROXY", "GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOSUMDB", "GOINSECURE", "GOFLAGS", "GOVCS", "GOMODCACHE",
    ];
    private static readonly string[] Written = [.. Compared, "GOPATH"];
    private static readonly string[] Values = ["", "", " ", "/a", "/a/b", "/a\r", "\"/q\"", "/a # b", "off", "local"];

    private static readonly string[] Before = ["", "", "# ", " ", "export "];
    private static readonly string[] Between = ["=", "=", "=", " = ", ""];

    [Theory]
    [InlineData("1.23")]
    [InlineData("1.27")]
    public async Task Go_env_says_what_we_say(string version)
    {
        var random = new Random(Seed);
        var go = new RealGo(version);
        using var sandbox = new GoSandbox();
        var compared = 0;
        for (var i = 0; i < 60; i++)
        {
            var environment = Make(random, go, sandbox.Project);
            var run = await sandbox.RunAsync(
                go.Executable, ["env", "-json", .. Compared], TimeSpan.FromMinutes(1), sandbox.Environment.SetItems(environment));
            // A relative GOPATH, for one, ends go env.
            if (!run.Passed) continue;
            compared++;

            var ours = GoEnvironment.From(environment, GoEnvironmentFiles.Read(environment));
            using var theirs = JsonDocument.Parse(run.Output);
            foreach (var name in Compared)
            {
                var said = theirs.RootElement.GetProperty(name).GetString();
                var we = Ours(ours, name);
                var file = File.ReadAllText(environment["GOENV"]);
                Assert.True(said == we, $"seed {Seed}, round {i}, {name}: go says '{said}', we '{we}'\n{file}");
            }
        }
        Assert.True(compared > 30, $"only {compared} rounds could be compared");
    }

    // go env prints what is in force after all defaults; Settings hold what was written.
    private static string? Ours(GoEnvironment environment, string name) => name switch
    {
        "GONOPROXY" => environment.NoProxyPatterns.Text,
        "GONOSUMDB" => environment.NoSumDbPatterns.Text,
        "GOMODCACHE" => environment.ModuleCache,
        _ => environment.Settings[name].Value.Reveal(),
    };

    private static Dictionary<string, string> Make(Random random, RealGo go, string folder)
    {
        var file = Path.Combine(folder, "env");
        var lines = Enumerable.Range(0, random.Next(8)).Select(_ =>
            Pick(random, Before) + Pick(random, Written) + Pick(random, Between) + Pick(random, Values));
        File.WriteAllText(file, string.Join('\n', lines));
        var environment = new Dictionary<string, string>
        {
            ["GOENV"] = file,
            ["HOME"] = folder,
            ["PATH"] = Path.Combine(go.Root, "bin"),
        };
        foreach (var name in Written) environment[name] = random.Next(4) == 0 ? Pick(random, Values) : "";
        return environment;
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
