using System.Text;

namespace ProxyGuard.Core.Proxies;

/// <summary>A user and a password for HTTP Basic.</summary>
/// <param name="User">The user.</param>
/// <param name="Password">The password.</param>
public sealed record Credentials(Secret User, Secret Password);

/// <summary>
/// A netrc file as <c>go</c> reads it. Source: go command, internal/auth: only lines with machine, login and password count, <c>default</c>
/// and macros do not, the first entry for a machine wins, and the machine is the host with the port if the URL has one.
/// </summary>
public sealed class Netrc
{
    private const int MostBytes = 1 << 20;
    private readonly Dictionary<string, Credentials> _machines = new(StringComparer.Ordinal);

    private Netrc()
    {
    }

    /// <summary>A file without entries.</summary>
    public static Netrc Empty { get; } = new();

    /// <summary>Reads the file that <c>go</c> would use, or the one named; a file that cannot be read is as good as empty.</summary>
    /// <param name="environment">The process environment.</param>
    /// <param name="path">A file to read instead; null for NETRC, else <c>.netrc</c> (on Windows <c>_netrc</c> first) in the home
    /// directory.</param>
    public static Netrc Read(IReadOnlyDictionary<string, string> environment, string? path = null)
    {
        try
        {
            var file = path ?? DefaultPath(environment);
            if (file is null || new FileInfo(file) is not { Exists: true, Length: <= MostBytes }) return Empty;
            return Parse(File.ReadAllText(file, new UTF8Encoding(false)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Empty;
        }
    }

    /// <summary>Reads the text of such a file; every text is one.</summary>
    public static Netrc Parse(string text)
    {
        var netrc = new Netrc();
        var entry = default(Entry);
        var inMacro = false;
        foreach (var line in text.Split('\n'))
        {
            if (inMacro)
            {
                inMacro = line.Length > 0;
                continue;
            }
            var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i + 1 < fields.Length; i += 2)
            {
                inMacro |= fields[i] == "macdef";
                entry = netrc.Add(entry.With(fields[i], fields[i + 1]));
            }
            if (fields.Length % 2 == 1 && fields[^1] == "default") break;
        }
        return netrc;
    }

    /// <summary>The credentials for an address: never for anything but https; null when there are none.</summary>
    public Credentials? CredentialsFor(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps) return null;
        var prefix = Written(address);
        while (true)
        {
            if (_machines.TryGetValue(prefix, out var credentials)) return credentials;
            var slash = prefix.LastIndexOf('/');
            if (slash < 0) return null;
            prefix = prefix[..slash];
        }
    }

    // A complete entry is kept and the next begins empty, as in go; an entry may be spread over lines.
    private Entry Add(Entry entry)
    {
        if (entry is not { Machine: { } machine, Login: { } login, Password: { } password }) return entry;
        _machines.TryAdd(machine, new Credentials(new Secret(login), new Secret(password)));
        return default;
    }

    private static string Written(Uri address)
    {
        var text = address.OriginalString;
        text = text[(text.IndexOf("//", StringComparison.Ordinal) + 2)..];
        var end = text.AsSpan().IndexOfAny('?', '#');
        return (end < 0 ? text : text[..end]).TrimEnd('/');
    }

    private static string? DefaultPath(IReadOnlyDictionary<string, string> environment)
    {
        if (environment.GetValueOrDefault("NETRC") is { Length: > 0 } named) return named;
        var home = environment.GetValueOrDefault(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME");
        if (string.IsNullOrEmpty(home)) return null;
        var legacy = Path.Combine(home, "_netrc");
        return OperatingSystem.IsWindows() && File.Exists(legacy) ? legacy : Path.Combine(home, ".netrc");
    }

    private readonly record struct Entry(string? Machine, string? Login, string? Password)
    {
        public Entry With(string field, string value) => field switch
        {
            "machine" => new Entry(value, null, null),
            "login" => this with { Login = value },
            "password" => this with { Password = value },
            _ => this,
        };
    }
}
