using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Ingest;

/// <summary>A build's outcome as it is stored: the digest of its body, what it says, and what its run had come to.</summary>
internal sealed record StoredOutcome(byte[] Digest, BuildStatus Status, FailureCause? Cause, DecisionResult Decision)
{
    private const int Version = 1;

    /// <summary>What it counts as.</summary>
    public BuildCounts Counts => BuildCounts.Of(Status, Cause, Decision);

    public byte[] Write() => new PackedWriter()
        .Number(Version)
        .Block(Digest)
        .Text(Codes.Of(Status))
        .Text(Cause is { } cause ? Codes.Of(cause) : "")
        .Text(Codes.Of(Decision))
        .ToArray();

    public static StoredOutcome Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackedReader(bytes);
        var version = reader.Number();
        if (version != Version)
            throw new InvalidDataException($"an outcome has version {version}, this program knows up to {Version}: update it");
        return new(
            reader.Block().ToArray(),
            Code<BuildStatus>(reader.Text()),
            reader.Text() is { Length: > 0 } cause ? Code<FailureCause>(cause) : null,
            Code<DecisionResult>(reader.Text()));
    }

    private static T Code<T>(string code) where T : struct, Enum =>
        Codes.TryParse<T>(code, out var value) ? value : throw new InvalidDataException($"an outcome has the unknown code '{code}'");
}
