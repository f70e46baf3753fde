using System.Text.RegularExpressions;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Proxies;

/// <summary>
/// The same GOPROXY values to the real <c>go</c> and to our parser: both refuse the same, both ask the same in the same order.
/// </summary>
public sealed partial class GoProxyDifferentialTests
{
    private const string Module = "example.invalid/!x";
    private const int RandomValues = 500;

    private static readonly string[] Written =
    [
        "", ",", "|", " ", "\t", "\u0085", "\u00a0", "\u2003,", "\u001c", "direct", "off", "DIRECT", "Off", "word", "noproxy", "none",
        " off ", "off,word", "direct|ftp://x",
        "http://nf.test,off", "http://a.test,http://b.test", "http://a.test|http://b.test", "http://a.test,|http://b.test",
        "http://a.test|,http://b.test",
        "http://nf.test,http://nf2.test,http://a.test,http://b.test",
        "http://a.test|http://nf.test,http://b.test|http://c.test,http://d.test",
        "a.test", "a.test:8080", "a.test/p", "host:80", "host/p", "/abs", "//host", "///host", "http:/host|http://b.test",
        "http:///p|http://b.test",
        "HTTP://a.test", "HtTpS://a.test", "ftp://a.test", "ftp://a.test,off", "file:///nowhere,http://b.test", "file:///nowhere",
        "file://host/d", "file:/d", "file://", "file:///d?", "file:///d#",
        "file:///d#x", "file:///d?x", "file://u@/d", "FILE:///nowhere|http://b.test", "http://u:p@a.test|http://b.test",
        "http://u:p@a.test,http://b.test",
        "http://@a.test|http://b.test", "https://u:p@a.test|http://b.test", "u:p@a.test|http://b.test", "http://a.test/",
        "http://a.test//", "http://a.test/p/", "http://a.test/p//",
        "http://a.test//p//q", "http://a.test/p/../q", "http://a.test/p/%2e%2e/q", "http://a.test/../..", "http://a.test/p/.",
        "http://a.test/p%2Fq", "http://a.test/p%2fq//r", "http://a.test/p%41",
        "http://a.test/p%7e/%21", "http://a.test/!p", "http://a.test/(p)", "http://a.test/[p]", "http://a.test/p;q=1",
        "http://a.test/p q", "http://a.test/é", "http://a.test/%c3%a9", "http://a.test/%ff",
        "http://a.test/p\\q", "http://a.test/\"p\"", "http://a.test/p?x=1", "http://a.test?x=1", "http://a.test?", "http://a.test??",
        "http://a.test/p?x=%zz", "http://a.test/p#f", "http://a.test/p#%zz",
        "http://a.test/p#f,http://b.test", "a.test#http://b.test", "a.test?u=http://b.test", "http://a.test/%zz", "http://a.test/%",
        "http://a.test/\u0001", "http://a.test/\u007f", "http://a.test#\n", "\"http://a.test\"",
        "'http://a.test'", "http://a.test;http://b.test", "http://a.test http://b.test", "http://a b.test", "http://a_b.test",
        "http://a%41.test", "http://%61.test", "http://é.test", "http://a.test:",
        "http://a.test:80", "http://a.test:81/p", "https://a.test:443", "http://a.test:x", "http://a.test:-1", "http://[2001:db8::1]",
        "http://[2001:db8::1]:81/p", "http://[2001:db8::1", "http://u:p:q@a.test", "https://u:%zz@a.test",
        "https://u v@a.test", "https://u@v@a.test|http://b.test", "http:a.test", "https:a.test/p", "http:a.test:/p|http://b.test",
        "mailto:x@a.test", "://a.test", ":/a.test", "1http://a.test", "h+t-p.://a.test", "http//a.test",
        "https", "http:", "http://", "http://?", "?", "#", "*", "a.test*", ".", "..", "./p", "../p", "C:\\p", "a:b:c", "[2001:db8::1]:80",
        "a\\b", "a/b", "http://A.TEST/P", "http://a.test,,,,|,http://b.test",
    ];

    // Go 1.23 accepts them and then cannot ask them.
    private static readonly string[] RefusedByNewestOnly =
    [
        "::1", "http://a.test:1:2", "http://[192.0.2.1]", "http://x[2001:db8::1]", "http://[x]",
    ];

    [Theory]
    [InlineData("1.23")]
    [InlineData("1.27")]
    public async Task Go_and_we_refuse_the_same_values_and_ask_the_same_proxies(string version)
    {
        const int Seed = 20261121;
        var random = new Random(Seed);
        var made = Enumerable.Range(0, RandomValues).Select(_ => GoProxyValues.Make(random));
        string[] values = [.. Written, .. version == "1.27" ? RefusedByNewestOnly : [], .. made];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 4 };
        var differences = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await Parallel.ForEachAsync(values.Where(value => value.Length > 0).Chunk(40), parallel, async (chunk, _) =>
        {
            using var sandbox = new GoSandbox();
            File.WriteAllText(Path.Combine(sandbox.Project, "go.mod"), "module main.test/m\n\ngo 1.21\n");
            using var recorder = new WebProxyRecorder();
            foreach (var value in chunk)
            {
                if (await DifferenceAsync(new RealGo(version), sandbox, recorder, value) is { } difference) differences.Enqueue(difference);
            }
        });

        Assert.True(values.Length >= 200);
        Assert.True(differences.IsEmpty, $"seed {Seed}, go {version}:\n{string.Join('\n', differences)}");
    }

    private static async Task<string?> DifferenceAsync(RealGo go, GoSandbox sandbox, WebProxyRecorder recorder, string value)
    {
        sandbox.Environment = sandbox.Environment.SetItem("HTTP_PROXY", recorder.Address).SetItem("HTTPS_PROXY", recorder.Address);
        var error = (await go.RunAsync(sandbox, value, TimeSpan.FromMinutes(1), "list", "-m", "example.invalid/X@v1.0.0")).Error;
        var asked = recorder.Take().Select(Normal).OfType<string>().ToList();
        var chain = GoProxyParser.Parse(value).Value;
        if (Refusal().IsMatch(error) != chain is null)
            return $"{value}: go says {error.Trim()}, we {(chain is null ? "refuse" : "accept")}";
        var expected = chain is null ? [] : Walk(chain).ToList();
        return asked.SequenceEqual(expected)
            ? null
            : $"{value}: go asks [{string.Join(' ', asked)}], we say [{string.Join(' ', expected)}] ({error.Trim()})";
    }

    private static IEnumerable<string> Walk(ProxyChain chain)
    {
        foreach (var hop in chain.Hops)
        {
            if (hop.Kind == HopKind.Direct) yield return "CONNECT example.invalid:443";
            if (hop.Url is not { } url) yield break;
            var request = url.Request($"{Module}/@v/v1.0.0.info");
            var isTunnelled = request.Scheme == "https";
            if (url is { IsUsable: true, IsFile: false })
                yield return Normal(isTunnelled ? $"CONNECT {Host(request)}:{request.Port}" : $"GET {request.OriginalString}")!;
            var isNotFound = url.IsFile || (url.IsUsable && request.Scheme == "http" && WebProxyRecorder.SaysNotFound(request.Host));
            if (!isNotFound && hop.After == Fallback.OnNotFound) yield break;
        }
    }

    // Hosts as they go over the wire, everything after them as written; null for a host such as "a;b" or "..", which no name server knows
    // and
    // System.Uri cannot hold: not usable to us.
    private static string? Normal(string request)
    {
        var isTunnel = request.StartsWith("CONNECT ", StringComparison.Ordinal);
        var asWritten = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        if (!Uri.TryCreate(isTunnel ? "https://" + request[8..] : request[4..], asWritten, out var uri)) return null;
        return isTunnel ? $"CONNECT {Host(uri)}:{uri.Port}" : $"GET {Host(uri)}:{uri.Port}{uri.PathAndQuery}";
    }

    private static string Host(Uri uri) => uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;

    [GeneratedRegex("invalid (file:// )?proxy URL|(^|: )parse \"|contains no entries", RegexOptions.Multiline)]
    private static partial Regex Refusal();
}
