using System.Security.Cryptography;
using ProxyGuard.Cli.Tests.Upload;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Elsewhere;

/// <summary>
/// A machine on which a page's snippet runs: a detached checkout, go, a first proxy that answers 502 for every zip and a second that is
/// well, and a service. Only addresses and the checksum of the snippet are put in the place of those on the page.
/// </summary>
internal sealed class CiJob : IAsyncDisposable
{
    public const string Secret = "pg_the-token-of-the-test";
    public const string Repository = "ci.example.com/acme/widgets";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    // A release is not there yet, and a test downloads nothing: what is asked for is copied.
    private static readonly string Download = $"""
        #!/bin/sh
        test "$1 $2" = "-fsSL -o" || exit 2
        case $4 in
          https://github.com/proxyguard/proxyguard/releases/download/v*/proxyguard-linux-x64) cp '{PublishedProgram.Guard}' "$3" ;;
          *) exit 22 ;;
        esac

        """;

    private readonly TempDirectory _programs = new();
    private readonly GoSandbox _go = new();
    private readonly LabHop _broken;
    private readonly LabHop _healthy;

    private CiJob(LabHop broken, LabHop healthy)
    {
        (_broken, _healthy) = (broken, healthy);
        _programs.WriteExecutable("curl", Download);
        File.CreateSymbolicLink(_programs["proxyguard"], PublishedProgram.Guard);
        Environment = new(_go.Environment)
        {
            ["PATH"] = $"{_programs}:{Path.Combine(RealGo.V127.Root, "bin")}:{_go.Environment["PATH"]}",
            ["GOCACHE"] = GoSandbox.SharedBuildCache,
            ["GOSUMDB"] = PublishedProgram.NoDatabase,
            ["GOFLAGS"] = "-mod=mod -buildvcs=false",
        };
        LabRepository.Write(_go.Project, ModuleTree.Sample());
    }

    public FakeService Service { get; } = FakeService.Answering("{}");

    /// <summary>The machine's variables, before those of the pipeline.</summary>
    public Dictionary<string, string> Environment { get; }

    public string Folder => _go.Project;

    public static async Task<CiJob> StartAsync()
    {
        var broken = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.Parse("http-502@zip"));
        var job = new CiJob(broken, await LabHop.StartAsync(ModuleTree.Sample()));
        await job.CheckOutAsync();
        return job;
    }

    /// <summary>The snippet with this machine's addresses.</summary>
    public string Here(string snippet)
    {
        using var program = File.OpenRead(PublishedProgram.Guard);
        return snippet
            .Replace("https://goproxy.example", _broken.Url, StringComparison.Ordinal)
            .Replace("https://mirror.example/golang", _healthy.Url, StringComparison.Ordinal)
            .Replace("https://proxyguard.example", Service.Url.ToString().TrimEnd('/'), StringComparison.Ordinal)
            .Replace(new string('0', 64), Convert.ToHexStringLower(SHA256.HashData(program)), StringComparison.Ordinal);
    }

    /// <summary>Makes the code one that does not compile.</summary>
    public void BreakCode() => File.WriteAllText(Path.Combine(Folder, "broken.go"), "package main\n\nvar count int = \"three\"\n");

    /// <summary>Runs a program in the checkout, with these variables beside the machine's.</summary>
    public Task<ProgramRun> RunAsync(IEnumerable<KeyValuePair<string, string>> variables, string program, params string[] arguments)
    {
        var environment = new Dictionary<string, string>(Environment);
        foreach (var (name, value) in variables) environment[name] = value;
        return PublishedProgram.RunAsync(PublishedProgram.StartInfo(program, arguments, environment, Folder), Limit);
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Environment["TMPDIR"], name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Checks that the service heard of one run of this repository and of how it ended.</summary>
    public void AssertTold(string status, string? cause)
    {
        Assert.Equal(2, Service.Requests.Count);
        Assert.All(Service.Requests, request => Assert.Contains($"Authorization: Bearer {Secret}\r\n", request));
        Assert.Contains($"\"repository\":\"{Repository}\"", Service.Requests[0]);
        Assert.Contains("\"rescued\":true", Service.Requests[0]);
        Assert.Contains($"\"repository\":\"{Repository}\",\"status\":\"{status}\"", Service.Requests[1]);
        if (cause is not null) Assert.Contains($"\"cause\":\"{cause}\"", Service.Requests[1]);
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await _broken.DisposeAsync();
        await _healthy.DisposeAsync();
        _go.Dispose();
        _programs.Dispose();
    }

    // As runners leave it: one commit, no branch, and an address that may hold the job's own token.
    private async Task CheckOutAsync()
    {
        const string script = """
            git init -q . && git remote add origin https://ci-token:glcbt-64_secret@ci.example.com/Acme/Widgets.git
            git add . && git -c user.name=lab -c user.email=lab@lab.test commit -q -m one && git checkout -q --detach
            """;
        var run = await RunAsync([], "bash", "-ec", script);
        Assert.True(run.ExitCode == 0, run.ToString());
    }
}
