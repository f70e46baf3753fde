using System.Runtime.InteropServices;
using System.Text.Json;
using ProxyGuard.Testing.Crash;
using ProxyGuard.Testing.Differential;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Logs;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing;

/// <summary>The lab as a program, for the demo and the benchmarks.</summary>
internal static class LabProgram
{
    private const string Usage = """
        proxylab serve [--tree DIR|sample|synthetic:N] --hop NAME[:ITEM,...] ... [--port-file FILE] [--for 10m]
            An ITEM is a fault, fault@endpoint, or a setting (tls, http2, path=, latency=, rate=, limit=, break-after=, heal-after=).
            Prints one JSON line per hop, and one more with its counts at the end.
            --port-file gets lines of NAME and URL once all hops listen.
        proxylab sample --out DIR [--tree DIR|sample|synthetic:N]    writes a Go project that needs the tree's modules
        proxylab tree --out DIR [--tree DIR|sample|synthetic:N]      writes the tree, as file:// serves it
        proxylab debian --out DIR --modules FILE [--project go.mod]  writes a tree of real source; FILE: module, version, directory
        proxylab differential [--cases 5000] [--seed 1] [--replay CASE]    holds the model of resolution against the real go
        proxylab crash --service PROGRAM [--minutes 5] [--seed 1]    kills the service under load, on SQLite and on Azurite
        proxylab logs [--out FOLDER] [--only TEXT]                   makes the corpus of logs again; run it by eng/logs.sh
        proxylab faults                                              lists all faults and what go makes of them
        """;

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        try
        {
            return await DispatchAsync(arguments, output);
        }
        catch (Exception exception) when (exception is FormatException or IOException or ArgumentException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"proxylab: {exception.Message}");
            return 2;
        }
    }

    private static async Task<int> DispatchAsync(string[] arguments, TextWriter output)
    {
        var options = ReadOptions([.. arguments.Skip(1)]);
        switch (arguments.FirstOrDefault())
        {
            case "serve":
                await ServeAsync(options, output);
                return 0;
            case "sample":
                LabRepository.Write(Required(options, "--out"), Tree(options));
                return 0;
            case "tree":
                Tree(options).Write(Required(options, "--out"));
                return 0;
            case "debian":
                DebianModules.Build(Required(options, "--modules"), options["--project"].LastOrDefault()).Write(Required(options, "--out"));
                return 0;
            case "faults":
                foreach (var fault in FaultNames.All) await output.WriteLineAsync($"{fault.Name,-28} {fault.Effect,-10} {fault.Layer}");
                return 0;
            case "differential":
                return await DifferentialProgram.RunAsync(
                    Number(options, "--cases", 5000), Number(options, "--seed", 1), options["--replay"].LastOrDefault(), output);
            case "crash":
                // One half for each engine.
                var length = TimeSpan.FromMinutes(Number(options, "--minutes", 5)) / 2;
                return await CrashProgram.RunAsync(Required(options, "--service"), length, Number(options, "--seed", 1), output);
            case "logs":
                return await LogCorpus.WriteAsync(
                    options["--out"].LastOrDefault() ?? LogCorpus.Folder, options["--only"].LastOrDefault() ?? "", output);
            default:
                throw new FormatException("what shall it do?\n" + Usage);
        }
    }

    private static async Task ServeAsync(ILookup<string, string> options, TextWriter output)
    {
        var tree = Tree(options);
        var specs = options["--hop"].Select(HopSpec.Parse).ToList();
        if (specs.Count == 0) throw new FormatException("serve needs at least one --hop NAME");
        using var end = new CancellationTokenSource(HopSpec.Duration(options["--for"].LastOrDefault() ?? "10m"));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            end.Cancel();
        }

        var hops = new List<LabHop>();
        try
        {
            foreach (var spec in specs) hops.Add(await LabHop.StartAsync(tree, spec.Faults, spec.Options));
            foreach (var hop in hops) await output.WriteLineAsync(StartLine(hop));
            await output.FlushAsync(CancellationToken.None);
            if (options["--port-file"].LastOrDefault() is { } file) WritePorts(file, hops);
            await Task.Delay(Timeout.InfiniteTimeSpan, end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            foreach (var hop in hops) await output.WriteLineAsync(EndLine(hop));
        }
        finally
        {
            foreach (var hop in hops) await hop.DisposeAsync();
        }
    }

    // Written beside and moved, so that whoever waits for the file never reads half of it.
    private static void WritePorts(string file, IEnumerable<LabHop> hops)
    {
        File.WriteAllLines(file + ".new", hops.Select(hop => $"{hop.Name} {hop.Url}"));
        File.Move(file + ".new", file, overwrite: true);
    }

    private static string StartLine(LabHop hop) => JsonSerializer.Serialize(
        new { name = hop.Name, url = hop.Url, faults = JsonSerializer.Deserialize<JsonElement>(hop.Faults.ToJson()), caFile = hop.CaFile });

    private static string EndLine(LabHop hop) => JsonSerializer.Serialize(
        new { name = hop.Name, requests = hop.Requests.Count, connections = hop.Connections, bytesSent = hop.BytesSent });

    private static ModuleTree Tree(ILookup<string, string> options) => (options["--tree"].LastOrDefault() ?? "sample").Split(':', 2) switch
    {
        ["sample"] => ModuleTree.Sample(),
        ["synthetic", var count] when int.TryParse(count, out var number) => ModuleTree.Synthetic(number),
        [var directory] when Directory.Exists(directory) => ModuleTree.Read(directory),
        _ => throw new FormatException("--tree is a directory that exists, sample, or synthetic:N"),
    };

    private static string Required(ILookup<string, string> options, string name) =>
        options[name].LastOrDefault() ?? throw new FormatException($"{name} is missing\n{Usage}");

    private static int Number(ILookup<string, string> options, string name, int otherwise) =>
        options[name].LastOrDefault() is not { } text ? otherwise
        : int.TryParse(text, out var number) ? number
        : throw new FormatException($"{name} is a number, not '{text}'");

    private static ILookup<string, string> ReadOptions(string[] arguments)
    {
        string[] known = ["--tree", "--hop", "--port-file", "--for", "--out", "--modules", "--project", "--cases", "--seed", "--replay", "--service", "--minutes", "--only"];
        var unknown = arguments.Where((text, index) => index % 2 == 0 && !known.Contains(text)).ToList();
        if (unknown.Count > 0) throw new FormatException($"unknown option {string.Join(", ", unknown)}\n{Usage}");
        if (arguments.Length % 2 == 1) throw new FormatException($"{arguments[^1]} needs a value");
        return arguments.Chunk(2).ToLookup(pair => pair[0], pair => pair[1]);
    }
}
