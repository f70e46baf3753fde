using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Security;

/// <summary>A token as it is stored: all but its secret.</summary>
internal sealed record StoredToken(
    string Id,
    byte[] Digest,
    RepositoryPattern Pattern,
    TokenRights Rights,
    string Note,
    DateTimeOffset Created,
    DateTimeOffset? Revoked)
{
    private const int Version = 1;

    public byte[] Write() => new PackedWriter().Number(Version)
        .Block(Digest).Text(Pattern.Text).Number((long)Rights).Text(Note)
        .Number(Created.ToUnixTimeMilliseconds()).Number(Revoked?.ToUnixTimeMilliseconds() ?? 0)
        .ToArray();

    public static StoredToken Read(string id, ReadOnlySpan<byte> bytes)
    {
        var reader = new PackedReader(bytes);
        if (reader.Number() is var version && version != Version)
            throw new InvalidDataException($"a token has version {version}, this program knows up to {Version}: update it");
        return new StoredToken(
            id, reader.Block().ToArray(), ReadPattern(reader.Text()), (TokenRights)reader.Number(), reader.Text(),
            DateTimeOffset.FromUnixTimeMilliseconds(reader.Number()), ReadTime(reader.Number()));
    }

    private static RepositoryPattern ReadPattern(string text) =>
        RepositoryPattern.TryParse(text, out var pattern) ? pattern : throw new InvalidDataException("a token's pattern is none");

    private static DateTimeOffset? ReadTime(long milliseconds) =>
        milliseconds == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
