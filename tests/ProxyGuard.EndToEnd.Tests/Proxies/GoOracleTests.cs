using ProxyGuard.Core.Proxies;

namespace ProxyGuard.EndToEnd.Tests.Proxies;

/// <summary>Patterns, netrc files and web proxies: our answers and those of Go's own code to the same random questions.</summary>
public sealed class GoOracleTests
{
    private const int Seed = 20261121;
    private const int Questions = 4000;

    private static readonly string[] Globs =
    [
        "git", "corp", "team", "a", "b", ".", "*", "*", "?", "/", "/", "[a-z]", "[^a]", "[!a]", "[a-", "[", "]", "[]a]", "[^]a]", "[a*b]",
        "[a]*", "\\", "\\*", "\\a", "-", "!", "{a,b}", "**", " ",
        ",", ",", "[/]", "[/a]", "[a\\-z]", "[-a]", "é", ":", "\r",
    ];

    private static readonly string[] Names = ["git", "corp", "team", "a", "b", ".", "/", "/", "-", "a*b", "z", "é", "]"];

    private static readonly string[] NetrcParts =
    [
        "machine", "machine", "login", "password", "default", "macdef", "account", "a.test", "b.test:8443", "u", "p",
        "machine a.test login u password p", "machine b.test:8443\nlogin v\npassword q",
        "\n", "\n", "\n\n", "\t", "\r\n", "#", "machine a.test login w", "default login d password e",
        "macdef init\nmachine a.test login m password n\n\n",
    ];

    private static readonly string[] NoProxyParts =
    [
        "", "*", "a.test", ".a.test", "*.a.test", "A.test", "a.test:80", "a.test:443", ".a.test:8080", "b.a.test", "192.0.2.1",
        "192.0.2.0/24", "192.0.2.77/28", "2001:db8::1", "[2001:db8::1]", "[2001:db8::1]:443",
        "2001:db8::/32", "192.0.2.1:80", "test", " ", "a.test.", "192.0.2", "localhost", "10.0.0.0/33", "10.0.0.0/x", "::ffff:192.0.2.1",
        ":80", "a.test:x", "192.0.02.1", "0.0.0.0/0", "*.test:8443", "**", "*a.test", "http://a.test",
    ];

    private static readonly string[] Proxies =
    [
        "", "http://p.test", "http://p.test:3128", "https://p.test", "socks5://p.test:1080", "p.test", "p.test:3128", "http://u:w@p.test",
        "u:w@p.test:1", "192.0.2.9:3128", "http://", "://p", "http://p test", "p.test/x", "http:p.test",
        "ftp://p.test", "[2001:db8::9]:3128",
    ];

    private static readonly string[] Targets =
    [
        "http://a.test/x", "https://a.test/x", "http://b.a.test:8080/", "https://b.a.test:8443", "http://localhost", "http://127.0.0.1:9",
        "http://127.9.9.9", "https://[::1]", "http://192.0.2.1", "https://192.0.2.65:80",
        "https://[2001:db8::1]:443/", "https://[2001:db8::1]", "http://A.TEST", "http://xa.test", "https://192.0.2.1:443",
        "http://x.localhost", "https://test", "http://a.test.:80", "http://10.1.2.3", "http://[::ffff:192.0.2.1]",
        "http://[::ffff:127.0.0.1]",
    ];

    [Theory]
    [InlineData("1.23")]
    [InlineData("1.27")]
    public async Task Go_gives_the_same_answers(string version)
    {
        var random = new Random(Seed);
        (string[] Question, string Ours)[] asked =
        [
            .. Enumerable.Range(0, Questions).Select(_ => Match(random)),
            .. Enumerable.Range(0, Questions).Select(_ => FromNetrc(random)),
            .. Enumerable.Range(0, Questions).Select(_ => Through(random)),
        ];
        using var oracle = await GoOracle.BuildAsync(version);

        var answers = await oracle.AskAsync(asked.Select(pair => pair.Question));

        var differences = asked.Zip(answers).Where(pair => pair.First.Ours != Normal(pair.First.Question, pair.Second))
            .Select(pair => $"[{string.Join("] [", pair.First.Question)}]: go says {pair.Second}, we {pair.First.Ours}")
            .Distinct().ToList();
        Assert.Equal(asked.Length, answers.Length);
        var shown = string.Join('\n', differences.Take(25));
        Assert.True(differences.Count == 0, $"seed {Seed}, go {version}, {differences.Count} differences:\n{shown}");
    }

    // A proxy that go takes though it has no host is one name to us; the others are compared as System.Uri writes them.
    private static string Normal(string[] question, string answer)
    {
        if (question[0] != "proxy" || answer is "direct" or "refused") return answer;
        var hasHost = answer.Contains("//", StringComparison.Ordinal);
        return hasHost && Uri.TryCreate(answer, UriKind.Absolute, out var uri) ? uri.AbsoluteUri : "http://unusable-proxy.invalid/";
    }

    private static (string[], string) Match(Random random)
    {
        var patterns = Join(random, Globs, 8, "");
        var path = Join(random, Names, 8, "");
        return (["match", patterns, path], ModulePatterns.Parse(patterns).Matches(path) ? "true" : "false");
    }

    private static (string[], string) FromNetrc(Random random)
    {
        var text = Join(random, NetrcParts, 10, " ");
        var machine = random.Next(2) == 0 ? "a.test" : "b.test:8443";
        var found = Netrc.Parse(text).CredentialsFor(new Uri($"https://{machine}/m/@v/list?x=/y"));
        return (["netrc", text, machine], found is null ? "none" : $"{found.User.Reveal()} {found.Password.Reveal()}");
    }

    private static (string[], string) Through(Random random)
    {
        var method = random.Next(9) == 0 ? "GET" : "";
        string[] arguments = [Pick(random, Proxies), Pick(random, Proxies), Join(random, NoProxyParts, 3, ","), method, Pick(random, Targets)];
        string[] names = ["HTTP_PROXY", "https_proxy", "NO_PROXY", "REQUEST_METHOD"];
        var proxy = GoWebProxy.From(names.Zip(arguments).ToDictionary(pair => pair.First, pair => pair.Second));
        var target = new Uri(arguments[4]);
        return (["proxy", .. arguments], proxy.Refuses(target) ? "refused" : proxy.For(target)?.AbsoluteUri ?? "direct");
    }

    private static string Join(Random random, string[] parts, int most, string separator)
        => string.Join(separator, Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => Pick(random, parts)));

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
