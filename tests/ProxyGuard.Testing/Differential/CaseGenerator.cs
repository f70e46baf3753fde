using System.Collections.Immutable;
using ProxyGuard.Core.Resolving;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing.Differential;

/// <summary>Draws cases: the same seed and number are the same case on every machine.</summary>
public sealed class CaseGenerator
{
    private static readonly string[] Patterns =
    [
        "example.com", "example.com/*", "*.com", "example.com/alpha", "example.com/Azure", "*/nightly", "example.com/*/widgets",
        "other.test", "Example.com", "example.com/alp", "other.test, example.com", "*",
    ];

    // Modules that need no other: what go get asks about dependencies is not modelled.
    private static readonly string[] Alone =
    [
        SampleModules.Alpha, SampleModules.UpperCase, SampleModules.Incompatible, SampleModules.Nightly, SampleModules.Bulk,
        SampleModules.WithoutGoMod,
    ];

    private readonly Random _random;

    private CaseGenerator(int seed, int number) => _random = new Random(unchecked((seed * 1_000_003) + number));

    /// <summary>The case with a number in the row that a seed begins.</summary>
    public static DifferentialCase Draw(int seed, int number) => new CaseGenerator(seed, number).Draw();

    private DifferentialCase Draw()
    {
        var operation = Weighted((50, GoOperation.Download), (15, GoOperation.List), (15, GoOperation.Latest), (20, GoOperation.Get));
        var one = new DifferentialCase
        {
            GoVersion = Pick("1.23", "1.27"),
            Goproxy = Chain(),
            Operation = operation,
            Modules = ModulesFor(operation),
            GoSum = Weighted((45, GoSumState.Present), (15, GoSumState.Partial), (40, GoSumState.Absent)),
            Env = Environment(),
        };
        one = one.Addresses.Aggregate(one, WithFaults);
        // Whether a warm cache holds the database's records too cannot be known: the model says so.
        var asksDatabase = one.Env.ContainsKey("GOSUMDB") && one.GoSum != GoSumState.Present;
        if (Percent(asksDatabase ? 1 : 12)) one = one with { Cached = [.. one.Modules.Select(module => CaseModules.Split(module).Path).Where(_ => Percent(70))] };
        if (Percent(4)) one = WithToolchain(one);
        if (operation != GoOperation.Download) return one;
        if (!one.Modules.All(IsAlone) || Percent(50)) return one with { Named = true, Modules = [.. one.Modules.Select(NowAndThenQuery)] };
        return Percent(4) && one.Toolchain is null ? one with { Vendored = true } : one;
    }

    // Toolchains are vouched for by the database, or not fetched at all.
    private DifferentialCase WithToolchain(DifferentialCase one)
    {
        var choice = Weighted((70, "auto"), (10, "local"), (10, LabToolchain.Name), (10, "local+auto"));
        var env = one.Env.SetItem("GOTOOLCHAIN", choice);
        if (Percent(80)) env = env.SetItem("GOSUMDB", CaseModules.Database.VerifierKey);
        one = one with { Toolchain = LabToolchain.Name, Env = env };
        return Percent(40) ? one.Addresses.Take(1).Aggregate(one, (now, hop) => now.WithFault(hop, "zip", IsFile(hop) ? OnDisk("zip") : AnyEndpoint())) : one;
    }

    private string Chain()
    {
        var hops = Weighted((25, 1), (40, 2), (25, 3), (10, 4));
        var elements = Enumerable.Range(0, hops).Select(index => Weighted((75, "http"), (17, "https"), (8, "file")) switch
        {
            "file" => $"file:///{(char)('a' + index)}",
            var scheme => $"{scheme}://{(char)('a' + index)}.test",
        }).ToList();
        if (Percent(3) && hops > 1) elements[^1] = elements[0];
        elements.AddRange(Weighted((55, ""), (15, "off"), (28, "direct"), (2, "word")) is { Length: > 0 } end ? [end] : []);
        if (Percent(2)) elements.RemoveRange(0, hops);
        if (elements.Count == 0) elements.Add("off");
        return string.Concat(elements.SkipLast(1).Select(element => element + (Percent(55) ? "," : "|"))) + elements[^1];
    }

    private ImmutableList<string> ModulesFor(GoOperation operation)
    {
        if (operation is GoOperation.List or GoOperation.Latest)
            return [Percent(4) ? "example.com/unknown" : Pick([.. ModuleTree.Sample().Paths])];
        if (operation == GoOperation.Get)
        {
            var wanted = Enumerable.Range(0, Percent(20) ? 2 : 1).Select(_ => Percent(3) ? "example.com/unknown" : Pick(Alone)).Distinct();
            return [.. wanted.Select(path => Percent(50) ? Exact(path) : Query(path))];
        }
        var paths = ModuleTree.Sample().Paths.ToArray();
        _random.Shuffle(paths);
        return [.. paths.Take(Weighted((60, 1), (25, 2), (15, 3))).Select(path => Exact(Percent(2) ? "example.com/unknown" : path)).Distinct()];
    }

    private string NowAndThenQuery(string module) => Percent(15) ? Query(CaseModules.Split(module).Path) : module;

    private string Query(string path) => Percent(50) ? path : path + "@latest";

    private string Exact(string path) =>
        Percent(3) || !CaseModules.VersionsOf(path).Any() ? $"{path}@v1.9.9"
        : $"{path}@{Pick([.. CaseModules.VersionsOf(path).Select(module => module.Version)])}";

    private ImmutableSortedDictionary<string, string> Environment()
    {
        var env = ImmutableSortedDictionary<string, string>.Empty;
        var key = CaseModules.Database.VerifierKey;
        var database = Weighted((50, ""), (33, key), (15, $"{key} http://sum.test"), (1, "nonsense"), (1, $"{key} https://sum.test"));
        if (database.Length > 0) env = env.Add("GOSUMDB", database);
        if (Percent(18)) env = env.Add("GOPRIVATE", PatternList());
        if (Percent(8)) env = env.Add("GONOPROXY", Percent(40) ? "none" : PatternList());
        if (Percent(8)) env = env.Add("GOFLAGS", "-mod=readonly");
        if (Percent(8)) env = env.Add("GONOSUMDB", Percent(40) ? "none" : PatternList());
        return env;
    }

    private DifferentialCase WithFaults(DifferentialCase one, string address)
    {
        var isFirst = one.Goproxy.StartsWith(address, StringComparison.Ordinal);
        var kind = isFirst ? Weighted((20, 0), (50, 1), (22, 2), (8, 3)) : Weighted((55, 0), (28, 1), (14, 2), (3, 3));
        var isFile = IsFile(address);
        if (kind == 2 && !isFile) return one.WithFault(address, "*", WholeHop(address));
        for (var faults = Math.Min(kind, 1) + (kind == 3 ? 1 : 0); faults > 0; faults--)
        {
            var endpoint = EndpointOf(one);
            if (isFile && endpoint is not ("list" or "info" or "mod" or "zip")) continue;
            var fault = isFile ? OnDisk(endpoint) : At(endpoint);
            // Half a list holds some versions, half a go.mod some words: nobody can say which.
            if (fault != "truncated-silent" || endpoint is not ("list" or "mod")) one = one.WithFault(address, endpoint, fault);
        }
        return one;
    }

    private string EndpointOf(DifferentialCase one)
    {
        var hasDatabase = one.Env.ContainsKey("GOSUMDB") && one.GoSum != GoSumState.Present;
        if (hasDatabase && Percent(40)) return Weighted((40, "sumdb-supported"), (40, "sumdb-lookup"), (20, "sumdb-tile"));
        return one.Operation switch
        {
            GoOperation.Download => Weighted((34, "info"), (33, "mod"), (33, "zip")),
            GoOperation.List => Weighted((50, "list"), (20, "info"), (30, "mod")),
            GoOperation.Latest => Weighted((45, "list"), (35, "latest"), (15, "info"), (5, "mod")),
            _ => Weighted((20, "list"), (15, "latest"), (20, "info"), (15, "mod"), (15, "zip"), (15, "absent")),
        };
    }

    private string WholeHop(string address)
    {
        if (address.StartsWith("https", StringComparison.Ordinal) && Percent(50))
            return Pick("tls-self-signed", "tls-expired", "tls-wrong-host", "tls-missing-intermediate", "tls-to-plain-http");
        if (Percent(50)) return AnyEndpoint();
        // Over https a silent connection is a handshake that ends after 10 s: that one stands in a table of its own.
        return Weighted((30, "conn-refused"), (20, "tcp-accept-close"), (20, "tcp-accept-reset"), (address.StartsWith("http:", StringComparison.Ordinal) ? 20 : 0, "tcp-accept-stall"),
            (address.StartsWith("http:", StringComparison.Ordinal) ? 10 : 0, "dns-failure"));
    }

    private string At(string endpoint) => Percent(45) ? AnyEndpoint() : endpoint switch
    {
        "info" => Pick("info-bad-time", "info-no-version", "info-wrong-version", "info-extra-fields", "html-200", "empty-200"),
        "list" => Pick("list-stale", "list-garbage", "list-crlf", "html-200", "empty-200"),
        "latest" => Pick("latest-older", "latest-nonexistent", "info-extra-fields", "html-200", "empty-200"),
        "mod" => Pick("mod-other-bytes", "mod-other-module", "mod-crlf", "html-200", "empty-200"),
        "zip" => Pick("zip-other-bytes", "zip-bitflip", "zip-wrong-prefix", "html-200", "empty-200"),
        "sumdb-lookup" => Pick("sumdb-other-record", "sumdb-other-hash", "sumdb-other-key", "html-200", "empty-200"),
        "sumdb-tile" => Pick("sumdb-other-tile", "html-200", "empty-200"),
        _ => AnyEndpoint(),
    };

    private string AnyEndpoint() => Weighted((23, 0), (22, 1), (26, 2), (19, 3), (6, 4), (6, 5)) switch
    {
        0 => Pick("http-404", "http-404", "http-410", "http-404-good-body", "redirect-cross-host-404"),
        1 => Pick("http-403", "http-500", "http-502", "http-503", "http-401", "http-429", "http-206-good-body", "http-204", "http-304",
            "http-500-good-body", "http-429-retry-after", "http-503-retry-after", "http-451", $"http-{_random.Next(400, 600)}"),
        2 => Pick("stall-before-response", "stall-mid-header", "stall-mid-body"),
        3 => Pick("eof-before-response", "reset-before-response", "malformed-response", "truncated-body", "truncated-chunked",
            "truncated-silent", "redirect-loop"),
        4 => Pick("slow-first-byte", "drip-body", "wrong-content-type", "gzip-encoded", "redirect-ok"),
        _ => Pick("html-200", "empty-200", "redirect-to-html-200"),
    };

    private string OnDisk(string endpoint) => Percent(50) ? "http-404" : endpoint switch
    {
        "info" => Pick("info-bad-time", "info-wrong-version", "html-200", "empty-200"),
        "list" => Pick("list-stale", "list-garbage", "html-200"),
        "mod" => Pick("mod-other-bytes", "mod-other-module", "html-200"),
        _ => Pick("zip-other-bytes", "zip-bitflip", "html-200"),
    };

    private string PatternList() => Percent(75) ? Pick(Patterns) : $"{Pick(Patterns)},{Pick(Patterns)}";

    private static bool IsFile(string address) => address.StartsWith(FileHop.Scheme, StringComparison.Ordinal);

    private static bool IsAlone(string module) => Alone.Contains(CaseModules.Split(module).Path);

    private bool Percent(int chance) => _random.Next(100) < chance;

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];

    private T Weighted<T>(params (int Weight, T Value)[] from)
    {
        var left = _random.Next(from.Sum(one => one.Weight));
        return from.First(one => (left -= one.Weight) < 0).Value;
    }
}
