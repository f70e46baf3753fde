using System.Security.Cryptography;
using System.Text;
using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Tests.Wording;

/// <summary>Inputs that are wrong in every way that the engine has a sentence for, and what it says of them.</summary>
internal static class EngineFaults
{
    /// <summary>What is said of all of them.</summary>
    public static IReadOnlyList<FormattableString> All { get; } =
        [.. OfModuleFiles(), .. OfRepositories(), .. OfSettings(), .. WrongDocuments.Faults()];

    /// <summary>A sentence and those inside it.</summary>
    public static IEnumerable<string> FormatsIn(FormattableString words) =>
        [words.Format, .. words.GetArguments().OfType<FormattableString>().SelectMany(FormatsIn)];

    private static IEnumerable<FormattableString> OfModuleFiles()
    {
        var gallery = SourceTree.PathOf("tests", "ProxyGuard.Core.Tests", "Modules", "bad");
        string[] lines =
        [
            "use (", "evil", "require \"a\\q.test/x\" v1.0.0", "require a.test/x'y v1.0.0", "a b c d e f g h i j k l m n o p q r",
            "\uFEFFgo 1.23",
            "require \"a.test", "go 1", "toolchain x", "godebug x", "replace x", "retract [", "tool", "/* x */", "module a b",
        ];
        return Directory.EnumerateFiles(gallery).Order(StringComparer.Ordinal)
            .SelectMany(file => OfFile(Path.GetExtension(file), File.ReadAllBytes(file)))
            .Concat(OfFile(".mod", Encoding.UTF8.GetBytes(string.Join('\n', lines))))
            .Concat(OfFile(".mod", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("evil\n", 1_000)))))
            .Concat(OfFile(".sum", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("evil\n", 101_000)))));
    }

    private static IEnumerable<FormattableString> OfFile(string kind, byte[] content) => (kind switch
    {
        ".mod" => GoModParser.Parse("go.mod", content).Faults,
        ".work" => GoWorkParser.Parse("go.work", content).Faults,
        ".sum" => GoSumParser.Parse("go.sum", content).Faults,
        _ => [],
    }).Select(fault => fault.Words);

    private static IEnumerable<FormattableString> OfRepositories()
    {
        using var files = new TempDirectory()
            .With("empty/readme", "")
            .With("work/go.work", "go 1.23\nuse ./none\nuse ./in\nuse in")
            .With("work/in/go.mod", "module a.test/in\n\ngo 1.23\n\nrequire B..test/x v1.0.0\n")
            .With("idle/go.work", "go 1.23\n")
            .With("nameless/go.mod", "go 1.23\n")
            .With("one/go.mod", "module a.test/one\n\nrequire b.test/x v1.0.0\n").With("one/go.sum", "b.test/x v1.0.0 h1:one\n")
            .With("two/go.mod", "module a.test/two\n\nrequire b.test/x v1.0.0\n").With("two/go.sum", "b.test/x v1.0.0 h1:two\n")
            .With("bare/go.mod", "module a.test/bare\n\nrequire b.test/x v1.0.0\n").With("bare/go.sum", "c.test/x v1.0.0 h1:x\n")
            .With("vast/go.mod", new string('\n', (16 << 20) + 1));
        foreach (var (name, required, listed) in Vendored)
        {
            files.With($"{name}/go.mod", $"module a.test/{name}\n\ngo 1.23\n\n{required}\n").With($"{name}/vendor/modules.txt", listed);
        }
        if (OperatingSystem.IsLinux()) File.CreateSymbolicLink(files["broken", "go.mod"], "/proc/self/mem");
        var directories = Directory.EnumerateDirectories(files.Path).Order(StringComparer.Ordinal).Append(Path.Join(files.Path, "none"));
        var read = ModuleManifestReader.Read([.. directories]);
        return [.. read.Faults.Concat(read.Value.Warnings).Select(fault => fault.Words)];
    }

    // What go.mod and modules.txt disagree about, one thing each, and once two.
    private static (string Name, string Required, string Listed)[] Vendored =>
    [
        ("explicit", "require b.test/x v1.0.0", "# b.test/x v1.0.0\nb.test/x\n"),
        ("extra", "", "# b.test/x v1.0.0\n## explicit\nb.test/x\n"),
        ("unmarked", "replace b.test/x => c.test/x v1.0.0", ""),
        ("marked", "", "# b.test/x => c.test/x v1.0.0\n"),
        ("other", "replace b.test/x => c.test/x v1.0.0", "# b.test/x => d.test/x v1.0.0\n"),
        ("several", "replace b.test/x => c.test/x v1.0.0\nreplace b.test/y => c.test/y v1.0.0", ""),
    ];

    private static IEnumerable<FormattableString> OfSettings()
    {
        const string chain = "word|ftp://a.test|file://host/x|https://a b.test|https://a.test:x|https://a.test/%zz|https://a.test/\u0001"
            + "|::1:/x|https://[::1|https://[1.1.1.1]|https://u<r@a.test|1a:/x";
        string[] databases = ["", "a b c", "word", "sum.golang.org ftp", $"a b/+{new string('0', 8)}+x"];
        ProxyUrl[] many = [.. Enumerable.Range(0, CandidateList.Most + 1).Select(number => Url($"https://p{number}.test"))];
        var own = new GuardOptions { PrivateProxies = [Url("https://own.test")] };
        IEnumerable<SourceFault> faults =
        [
            .. GoProxyParser.Parse(chain).Faults, .. GoProxyParser.Parse(",").Faults,
            .. ProxyListOption.Parse("a.test|direct", "proxies").Faults,
            .. databases.SelectMany(text => SumDb.Parse(text).Faults), .. SumDb.Parse(KeyOf("a.test/?x")).Faults,
            .. CandidateList.FaultsOf(own with { Proxies = [Url("https://u:p@a.test"), Url("https://own.test")] }),
            .. CandidateList.From(Go("off"), own).Faults,
            .. CandidateList.From(Go("https://a.test"), own with { Direct = DirectPolicy.Last, Proxies = many }).Faults,
            .. PrivateRouting.FaultsOf(ModulePatterns.Parse("*")),
            .. CertificateTrust.Read(new Dictionary<string, string>(), "/dev/null").Faults,
        ];
        return faults.Select(fault => fault.Words);
    }

    // A verifier key that is right but for its name: the hash is of the name and the key.
    private static string KeyOf(string name)
    {
        byte[] key = [1, .. new byte[32]];
        byte[] hashed = [.. Encoding.UTF8.GetBytes(name), (byte)'\n', .. key];
        var hash = Convert.ToHexStringLower(SHA256.HashData(hashed))[..8];
        return $"{name}+{hash}+{Convert.ToBase64String(key)}";
    }

    /// <summary>Go's settings with these variables.</summary>
    public static GoEnvironment Go(string proxy, params (string Name, string Value)[] others) => GoEnvironment.From(
        others.Append(("GOPROXY", proxy)).ToDictionary(pair => pair.Item1, pair => pair.Item2), GoEnvironmentFiles.Nothing);

    private static ProxyUrl Url(string text) => ResultBuilder.Url(text);
}
