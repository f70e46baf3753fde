namespace ProxyGuard.Testing.Lab;

/// <summary>One request as it came over the wire, and how it was answered.</summary>
/// <param name="Time">When its header had been read.</param>
/// <param name="Method">Its method.</param>
/// <param name="RawTarget">The request target exactly as sent, <c>%21</c> and all.</param>
/// <param name="Path">The target percent-decoded, without query.</param>
/// <param name="Headers">Names and values in order.</param>
/// <param name="Connection">1 for the hop's first connection, and so on: the same number means that the connection was reused.</param>
/// <param name="Protocol"><c>HTTP/1.1</c> or <c>HTTP/2</c>.</param>
/// <param name="Status">The status answered; 0 when no status was sent (a reset, a stall).</param>
/// <param name="Target">What it asked; null when the protocol has no such path.</param>
/// <param name="Fault">The fault that hit it, or null.</param>
public sealed record LabRequest(
    DateTimeOffset Time, string Method, string RawTarget, string Path, IReadOnlyList<KeyValuePair<string, string>> Headers,
    int Connection, string Protocol, int Status, ProxyTarget? Target, Fault? Fault)
{
    public string? Header(string name) =>
        Headers.FirstOrDefault(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    public override string ToString() => $"{Method} {RawTarget} -> {Status}{(Fault is null ? "" : $" ({Fault})")}";
}

/// <summary>A request's head, before it is answered.</summary>
internal sealed record RequestHead(
    string Method, string RawTarget, IReadOnlyList<KeyValuePair<string, string>> Headers, int Connection, string Protocol)
{
    public string RawPath => RawTarget.Split('?', 2)[0];

    public string? Header(string name) =>
        Headers.FirstOrDefault(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
