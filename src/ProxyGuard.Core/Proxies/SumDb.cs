using ProxyGuard.Core.Checksums;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.Core.Proxies;

/// <summary>
/// What GOSUMDB says: which checksum database vouches for modules, by which key, and where it is asked. Source: <c>go help module-auth</c>
/// and the go command's dbDial.
/// </summary>
/// <param name="Name">The database's name, <c>host[/path]</c>; empty when it is off.</param>
/// <param name="Key">The verifier key <c>name+hash+key</c>; empty when it is off.</param>
/// <param name="Url">The address to ask, by-passing every proxy; null for <c>https://name</c> or a proxy that carries it.</param>
public sealed record SumDb(string Name, string Key, ProxyUrl? Url)
{
    /// <summary>The default database's name.</summary>
    public const string DefaultName = "sum.golang.org";

    private const string DefaultKey = DefaultName + "+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
    private const string Alias = "sum.golang.google.cn";

    /// <summary>The default database.</summary>
    public static SumDb Default { get; } = new(DefaultName, DefaultKey, null);

    /// <summary><c>GOSUMDB=off</c>: nothing vouches for what go.sum does not hold.</summary>
    public static SumDb Off { get; } = new("", "", null);

    /// <summary>Whether the database is switched off.</summary>
    public bool IsOff => Name.Length == 0;

    /// <summary>Where it is asked when no proxy carries it: <see cref="Url"/>, else <c>https://NAME</c>; null when it is off.</summary>
    public ProxyUrl? Address => Url ?? (!IsOff && ProxyUrl.TryParse("https://" + Name, out var url, out _) ? url : null);

    /// <summary>Reads a value of GOSUMDB; with a fault the value is <see cref="Default"/>.</summary>
    public static Parsed<SumDb> Parse(string text)
    {
        if (text == "off") return new Parsed<SumDb>(Off, []);
        if (text == Alias) text = $"{DefaultName} https://{Alias}";
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length == 0) return Fault($"missing GOSUMDB");
        if (fields.Length > 2) return Fault($"too many fields");
        var key = fields[0] == DefaultName ? DefaultKey : fields[0];
        if (NoteVerifier.Parse(key)?.Name is not { } name) return Fault($"malformed verifier id");
        if (!IsHostAndPath(name)) return Fault($"invalid sumdb name (must be host[/path])");
        ProxyUrl? url = null;
        if (fields.Length == 2 && (!fields[1].Contains("://", StringComparison.Ordinal) || !ProxyUrl.TryParse(fields[1], out url, out _)))
            return Fault($"invalid GOSUMDB URL");
        return new Parsed<SumDb>(new SumDb(name, key, url), []);
    }

    private static Parsed<SumDb> Fault(FormattableString reason) => new(Default, [new SourceFault("GOSUMDB", 0, $"{reason} {Allowed}")]);

    private static FormattableString Allowed =>
        $"(allowed: off, sum.golang.org, NAME+HASH+KEY, each of the latter two with a space and a URL after it)";

    private static bool IsHostAndPath(string name)
        => !name.EndsWith('/')
            && GoUrl.Parse("https://" + name).Url is { HasUser: false, Query: null, HasFragment: false, RawPath: "", Host.Length: > 0 };
}
