namespace ProxyGuard.Service.Storage.AzureTables;

/// <summary>
/// Where an account's tables are, and by what it knows us: its key, a shared access signature, or else the machine's Azure identity. A
/// class and no record, so that no text of it can hold the secret.
/// </summary>
internal sealed class TableAccount
{
    private static readonly string[] Known =
    [
        "DefaultEndpointsProtocol", "AccountName", "AccountKey", "SharedAccessSignature", "EndpointSuffix", "TableEndpoint",
        "UseDevelopmentStorage", "TableSecondaryEndpoint", "BlobEndpoint", "QueueEndpoint", "FileEndpoint",
    ];

    // The emulator's account and key are the same everywhere and published by Microsoft: they protect nothing.
    private static readonly Dictionary<string, string> Development = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AccountName"] = "devstoreaccount1",
        ["AccountKey"] = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        ["TableEndpoint"] = "http://127.0.0.1:10002/devstoreaccount1",
    };

    private TableAccount(Uri endpoint) => Endpoint = endpoint;

    public Uri Endpoint { get; }

    public string Name { get; private init; } = "";

    public byte[]? Key { get; private init; }

    /// <summary>The query of a shared access signature, without a question mark.</summary>
    public string? Signature { get; private init; }

    public static TableAccount OfIdentity(Uri endpoint) => new(endpoint);

    /// <summary>Reads a connection string. The faults say what is wrong with it, and nothing of what is in it.</summary>
    public static (TableAccount? Account, IReadOnlyList<string> Faults) Parse(string text)
    {
        if (Split(text) is not { } parts) return (null, [$"must be name=value; name=value ..., each once, of: {string.Join(", ", Known)}"]);
        if (parts.TryGetValue("UseDevelopmentStorage", out var development))
        {
            if (parts.Count > 1 || !bool.TryParse(development, out var isOn) || !isOn)
                return (null, ["must have nothing beside UseDevelopmentStorage=true"]);
            parts = Development;
        }
        var endpoint = EndpointOf(parts);
        List<string> faults = [.. Faults(parts, endpoint)];
        return faults.Count > 0 ? (null, faults) : (new TableAccount(endpoint!)
        {
            Name = parts.GetValueOrDefault("AccountName", ""),
            Key = KeyOf(parts),
            Signature = parts.GetValueOrDefault("SharedAccessSignature")?.TrimStart('?'),
        }, []);
    }

    public static bool IsEndpoint(string text, params ReadOnlySpan<string> schemes) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && schemes.Contains(uri.Scheme)
        && uri is { UserInfo: "", Query: "", Fragment: "", Host.Length: > 0 };

    private static Dictionary<string, string>? Split(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // A key may end in equals signs and a signature is full of them: the first one separates.
            if (part.Split('=', 2) is not [var name, { Length: > 0 } value]) return null;
            if (!Known.Contains(name, StringComparer.OrdinalIgnoreCase) || !parts.TryAdd(name, value)) return null;
        }
        return parts;
    }

    private static Uri? EndpointOf(Dictionary<string, string> parts)
    {
        if (!parts.TryGetValue("TableEndpoint", out var endpoint))
        {
            var scheme = parts.GetValueOrDefault("DefaultEndpointsProtocol", Uri.UriSchemeHttps);
            var suffix = parts.GetValueOrDefault("EndpointSuffix", "core.windows.net");
            endpoint = $"{scheme}://{parts.GetValueOrDefault("AccountName")}.table.{suffix}";
        }
        return IsEndpoint(endpoint, Uri.UriSchemeHttps, Uri.UriSchemeHttp) ? new Uri(endpoint) : null;
    }

    private static IEnumerable<string> Faults(Dictionary<string, string> parts, Uri? endpoint)
    {
        var (hasKey, hasSignature) = (parts.ContainsKey("AccountKey"), parts.ContainsKey("SharedAccessSignature"));
        if (hasKey == hasSignature) yield return "must have either an AccountKey or a SharedAccessSignature";
        if (hasKey && !parts.ContainsKey("AccountName")) yield return "has an AccountKey but no AccountName";
        if (hasKey && KeyOf(parts) is null) yield return "has an AccountKey that is not base64";
        if (parts.TryGetValue("AccountName", out var name) && !name.All(char.IsAsciiLetterOrDigit))
            yield return "has an AccountName that is not letters and digits";
        if (hasSignature && !$"&{parts["SharedAccessSignature"].TrimStart('?')}".Contains("&sig=", StringComparison.Ordinal))
            yield return "has a SharedAccessSignature without a sig";
        if (endpoint is null) yield return "has no AccountName or TableEndpoint that makes an http or https address without a query";
        else if (hasSignature && endpoint is { Scheme: "http", IsLoopback: false })
            yield return "would send its SharedAccessSignature over http: it must be https";
    }

    private static byte[]? KeyOf(Dictionary<string, string> parts)
    {
        var text = parts.GetValueOrDefault("AccountKey", "");
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) && length > 0 ? key[..length] : null;
    }
}
