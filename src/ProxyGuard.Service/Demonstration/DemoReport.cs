using System.Buffers.Binary;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using Endpoint = ProxyGuard.Core.Probing.Endpoint;

namespace ProxyGuard.Service.Demonstration;

/// <summary>One run report of the demonstration: what the guard would have seen and decided then.</summary>
internal sealed class DemoReport(DemoStory story, DemoRepository repository, Random random)
{
    private static readonly string[] Modules =
        ["example.com/log@v1.8.2", "example.com/http/router@v0.14.0", "example.com/sql/driver@v1.22.1", "example.com/text@v0.31.0"];

    private static readonly Endpoint[] Asked =
        [Endpoint.Info, Endpoint.Mod, Endpoint.Zip, Endpoint.Info, Endpoint.Mod, Endpoint.Zip, Endpoint.List, Endpoint.Absent];

    public RunReport Make(DateTimeOffset at, DateTimeOffset end)
    {
        var proxies = repository.InForce.Concat(repository.Others).Select(id => Proxy(id, at, end)).ToList();
        var isAzure = repository.Id.StartsWith("dev.azure.com/", StringComparison.Ordinal);
        return new RunReport
        {
            Key = Key(at),
            StartedAt = at,
            DurationMs = Math.Round(520 + random.NextDouble() * 900, 1),
            ToolVersion = "0.1.0",
            Repository = repository.Id,
            Ci = new CiFacts(
                isAzure ? CiKind.Azure : CiKind.GitHub, $"{random.Next(10_000_000, 99_999_999)}", 1, "build", "test",
                random.Next(3) == 0 ? "push" : "pull_request"),
            Modules = new ModuleFacts(1, 58, 58, repository.InForce.Length - 1, 4, "1.27"),
            Proxies = proxies,
            Decision = Decide(proxies),
        };
    }

    // As Guid.CreateVersion7 makes them, but of our own dice.
    private Guid Key(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)at.ToUnixTimeMilliseconds() << 16 | 0x7000 | (uint)random.Next(0x1000));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    private ProxyFacts Proxy(string id, DateTimeOffset at, DateTimeOffset end)
    {
        var proxy = story.Proxies.Single(one => one.Id == id);
        var trouble = proxy.Troubles.FirstOrDefault(one => one.IsAt(at) && random.NextDouble() < one.Share) ?? Lapse(at);
        var speed = DemoRegions.Milliseconds(repository.Region, proxy.Region) * trouble.Slowness;
        var certificate = proxy.CertificateDays + (int)(end - at).TotalDays % 90;
        var isWell = trouble.Health == Health.Healthy;
        return new ProxyFacts
        {
            Id = id,
            Trust = proxy.Trust,
            InForce = repository.InForce.Contains(id),
            Health = trouble.Health,
            Reasons = isWell ? []
                : trouble.Health == Health.Poisoned ? [new Reason(ReasonCode.BytesDiffer, Endpoint.Zip, trouble.Outcome, 200, 2, 2)]
                : [new Reason(ReasonCode.Failed, Endpoint.Zip, trouble.Outcome, DemoTrouble.StatusOf(trouble.Outcome), 2, 2)],
            Probes =
            [
                .. Asked.Select((endpoint, index) => Probe(endpoint, index, proxy.Trust, trouble, speed, certificate)),
                .. proxy.HasDatabase && isWell
                    ? [Probe(Endpoint.SumDbSupported, 9, proxy.Trust, trouble, speed, certificate)]
                    : Array.Empty<ProbeFacts>(),
            ],
        };
    }

    // Now and then one run meets what no other does: it makes no incident.
    private DemoTrouble Lapse(DateTimeOffset at) => random.Next(1000) switch
    {
        0 => new(at, at, Health.Down, ProbeOutcome.CutShort),
        < 6 => new(at, at, Health.Degraded, ProbeOutcome.Throttled),
        _ => new(at, at, Health.Healthy, ProbeOutcome.Ok),
    };

    private ProbeFacts Probe(Endpoint endpoint, int index, Trust trust, DemoTrouble trouble, double speed, int certificate)
    {
        // The organisation's own proxies have its own modules alone: for the others go asks the next hop.
        var isOwn = trust == Trust.Private && index < 3;
        var isElsewhere = trust == Trust.Private && !isOwn && trouble.Health == Health.Healthy;
        var outcome = isElsewhere ? ProbeOutcome.NotFound : OutcomeOf(endpoint, trouble);
        var isSilent = outcome is ProbeOutcome.ConnectTimedOut or ProbeOutcome.StalledBeforeFirstByte;
        var isFirst = index == 0;
        var firstByte = Math.Round(speed * (isFirst ? 2.2 : 1) * Math.Exp(0.9 * (random.NextDouble() + random.NextDouble() - 0.9)), 1);
        return new ProbeFacts
        {
            Endpoint = endpoint,
            Module = endpoint is Endpoint.Absent or Endpoint.SumDbSupported ? null
                : isOwn ? "private-1"
                : Modules[index / 3 % Modules.Length],
            Outcome = outcome,
            Status = DemoTrouble.StatusOf(outcome),
            ConnectMs = isFirst && outcome != ProbeOutcome.ConnectTimedOut ? Math.Round(firstByte * 0.45, 1) : null,
            FirstByteMs = isSilent ? null : firstByte,
            TotalMs = Math.Round(isSilent ? 4900 + random.NextDouble() * 100 : firstByte * (endpoint == Endpoint.Zip ? 2.1 : 1.1), 1),
            Bytes = isSilent || outcome == ProbeOutcome.NotFound ? 0
                : endpoint == Endpoint.Zip ? random.Next(20_000, 65_000)
                : random.Next(120, 1800),
            HttpVersion = isSilent ? null : "2",
            Reused = !isFirst,
            CertificateDays = isFirst && !isSilent ? certificate : null,
            NewestVersion = endpoint == Endpoint.List && outcome == ProbeOutcome.Ok ? "v1.22.1" : null,
        };
    }

    private static ProbeOutcome OutcomeOf(Endpoint endpoint, DemoTrouble trouble) => (endpoint, trouble.Outcome) switch
    {
        (_, ProbeOutcome.ConnectTimedOut) => trouble.Outcome,
        (not Endpoint.Absent, ProbeOutcome.StalledBeforeFirstByte) => trouble.Outcome,
        (Endpoint.Absent, _) => ProbeOutcome.NotFound,
        (Endpoint.Zip, _) => trouble.Outcome,
        _ => ProbeOutcome.Ok,
    };

    private static DecisionFacts Decide(List<ProxyFacts> proxies)
    {
        var failing = proxies.Where(proxy => proxy.Health is Health.Down or Health.Poisoned).ToList();
        var dropped = failing.Where(proxy => proxy.Trust == Trust.Public).ToList();
        var usable = proxies.Except(dropped).ToList();
        var before = ChainOf(proxies.Where(proxy => proxy.InForce), isOpen: false);
        var isBroken = failing.Any(proxy => proxy.InForce);
        var isStuck = !usable.Exists(proxy => proxy.Trust == Trust.Public) || failing.Exists(proxy => proxy.Trust == Trust.Private);
        var isRescue = isBroken && !isStuck;
        return new DecisionFacts
        {
            Result = isRescue ? DecisionResult.Chosen : isBroken ? DecisionResult.NoneKept : DecisionResult.Kept,
            Before = before,
            After = isRescue ? ChainOf(usable, isOpen: true) : before,
            Changed = isRescue,
            FormerChainPasses = !isBroken,
            Rescued = isRescue,
            Dropped = isRescue ? [.. dropped.Select(proxy => proxy.Id)] : [],
            Reasons = isRescue ? [.. dropped.Select(DropOf).Distinct(), DecisionReason.FallbackOpened]
                : failing.Exists(proxy => proxy.Trust == Trust.Private) ? [DecisionReason.PrivateHopKept] : [],
            Variables = isRescue ? ["GOPROXY"] : [],
        };
    }

    private static DecisionReason DropOf(ProxyFacts proxy) =>
        proxy.Health == Health.Poisoned ? DecisionReason.DroppedPoisoned : DecisionReason.DroppedDown;

    private static string ChainOf(IEnumerable<ProxyFacts> hops, bool isOpen) =>
        string.Concat(hops.Select(hop => $"https://{hop.Id}{(isOpen && hop.Trust == Trust.Public ? '|' : ',')}")) + "direct";
}
