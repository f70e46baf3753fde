using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Tests.Reports;

/// <summary>Valid run reports with everything in them, from a seed.</summary>
internal sealed class RandomReports(int seed)
{
    private const string Alphabet = "abcXYZ019 .-_/<>&\"'{}\\|`$%#\t\n\r\u0001éß漢😀\u202e";
    private readonly Random _random = new(seed);

    public RunReport Next(DateTimeOffset time) => new()
    {
        Key = Key(time),
        StartedAt = time,
        DurationMs = Milliseconds(),
        ToolVersion = "0.1.0",
        Repository = "github.com/acme/widgets",
        Ci = Maybe(() => new CiFacts(
            Any<CiKind>(), MaybeText(100), MaybeInteger(1, 1000), MaybeText(200), MaybeText(200), MaybeText(100), MaybeText(100),
            MaybeInteger(1, int.MaxValue), MaybeText(1) is null ? null : "https://ci.example/runs/1?a=1&b=%22")),
        Modules = new ModuleFacts(Count(), Count(), Count(), Count(), Count(), MaybeText(100)),
        Proxies = [.. Enumerable.Range(0, _random.Next(5)).Select(Proxy)],
        Decision = new DecisionFacts
        {
            Result = Any<DecisionResult>(),
            Before = MaybeText(500),
            After = "https://proxy.example|direct",
            Changed = Flag(),
            FormerChainPasses = Flag() ? null : Flag(),
            Rescued = Flag(),
            Dropped = Many(3, () => "proxy.example"),
            Reasons = Many(4, Any<DecisionReason>),
            Variables = Many(3, () => Text(100)),
        },
        Settings = Many(5, () => new SettingFacts("N" + Text(40), Any<SettingSource>(), Flag())),
        Coverage = Maybe(() => new CoverageFacts(Count(), Count(), Count(), Count(), Many(4, () => Text(300)))),
        Warnings = Many(3, () => new WarningFacts("module-" + _random.Next(9), Many(3, () => Text(200)))),
    };

    /// <summary>A UUIDv7 of that time with bits from the seed, so that a run of the tests can be repeated.</summary>
    public Guid Key(DateTimeOffset time)
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        var fresh = Guid.CreateVersion7(time).ToByteArray(bigEndian: true);
        fresh.AsSpan(0, 7).CopyTo(bytes);
        bytes[6] = (byte)(0x70 | bytes[7] & 0x0F);
        bytes[8] = (byte)(0x80 | bytes[8] & 0x3F);
        return new Guid(bytes, bigEndian: true);
    }

    private ProxyFacts Proxy(int index) => new()
    {
        Id = $"proxy{index}.example:8443/mod/{_random.Next(100)}",
        Trust = Any<Trust>(),
        InForce = Flag(),
        Health = Any<Health>(),
        Reasons = Many(3, () => new Reason(
            Any<ReasonCode>(), Maybe<Endpoint>(), Maybe<ProbeOutcome>(), MaybeInteger(0, 999), Count(), Count(), MaybeMilliseconds())),
        Probes = Many(12, Probe),
        Coverage = Maybe(() => new ProxyCoverageFacts(Count(), Count(), Count(), Count(), Count())),
    };

    private ProbeFacts Probe() => new()
    {
        Endpoint = Any<Endpoint>(),
        Module = MaybeText(300),
        Outcome = Any<ProbeOutcome>(),
        Status = MaybeInteger(0, 999),
        ConnectMs = MaybeMilliseconds(),
        FirstByteMs = MaybeMilliseconds(),
        TotalMs = Milliseconds(),
        Bytes = _random.NextInt64(1L << 30),
        HttpVersion = Flag() ? "2" : null,
        Reused = Flag(),
        RedirectHost = MaybeText(200),
        Cache = MaybeText(100),
        CertificateDays = MaybeInteger(-10, 400),
        NewestVersion = MaybeText(200),
    };

    private bool Flag() => _random.Next(2) == 0;

    private int Count() => _random.Next(1000);

    private double Milliseconds() => Math.Exp(_random.NextDouble() * 14 - 3);

    private double? MaybeMilliseconds() => Flag() ? null : Milliseconds();

    private int? MaybeInteger(int smallest, int largest) => Flag() ? null : _random.Next(smallest, largest);

    private string? MaybeText(int longest) => Flag() ? null : Text(longest);

    private string Text(int longest)
    {
        var runes = Alphabet.EnumerateRunes().ToArray();
        return string.Concat(Enumerable.Range(0, _random.Next(longest / 2 + 1)).Select(_ => runes[_random.Next(runes.Length)].ToString()));
    }

    private T Any<T>() where T : struct, Enum => Enum.GetValues<T>()[_random.Next(Enum.GetValues<T>().Length)];

    private T? Maybe<T>() where T : struct, Enum => Flag() ? null : Any<T>();

    private T? Maybe<T>(Func<T> make) where T : class => Flag() ? null : make();

    private List<T> Many<T>(int most, Func<T> make) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make())];
}
