using System.Text;

namespace ProxyGuard.Cli.Ci;

/// <summary>A repository's id: lower-case <c>host/path</c>, whatever form its address has.</summary>
internal static class RepositoryId
{
    private const int Longest = 200;
    private static readonly string[] AzureExtras = ["_git", "defaultcollection"];

    /// <summary>The id of a remote such as <c>https://host/path.git</c>, <c>git@host:path.git</c> or <c>ssh://git@host/path</c>; null for
    /// a local path.</summary>
    public static string? FromRemote(string remote)
    {
        var text = remote.Trim();
        if (text.Contains("://", StringComparison.Ordinal))
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0 || url.IsFile) return null;
            var isWeb = url.Scheme is "http" or "https";
            return From(isWeb ? url.Authority : url.Host, url.AbsolutePath);
        }
        // The short form of ssh; a colon before any slash tells it from a path.
        var colon = text.IndexOf(':');
        if (colon <= 0 || text.AsSpan(0, colon).Contains('/')) return null;
        return From(text[(text[..colon].LastIndexOf('@') + 1)..colon], text[(colon + 1)..]);
    }

    /// <summary>The id of a host and a path; null when nothing is left of one of them.</summary>
    public static string? From(string host, string path)
    {
        var parts = path.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (parts.Count > 0 && parts[^1].EndsWith(".git", StringComparison.Ordinal)) parts[^1] = parts[^1][..^4];
        var name = host.ToLowerInvariant();
        (name, parts) = Azure(name, parts);
        var plain = parts.Select(Plain).Where(part => part is not ("" or "." or "..")).ToList();
        if (Plain(name) is not { Length: > 0 } plainName || !char.IsAsciiLetterOrDigit(plainName[0]) || plain.Count == 0) return null;
        var id = $"{plainName}/{string.Join('/', plain)}";
        return id.Length > Longest ? id[..Longest].TrimEnd('/') : id;
    }

    // One repository has three addresses there; the id is the one of dev.azure.com without its fillers.
    private static (string Host, List<string> Parts) Azure(string host, List<string> parts)
    {
        if (host is "ssh.dev.azure.com" or "vs-ssh.visualstudio.com") return ("dev.azure.com", parts is ["v3", ..] ? parts[1..] : parts);
        if (host.EndsWith(".visualstudio.com", StringComparison.Ordinal)) parts = [host[..host.IndexOf('.')], .. parts];
        else if (host != "dev.azure.com") return (host, parts);
        return ("dev.azure.com", [.. parts.Where(part => !AzureExtras.Contains(part))]);
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text) plain.Append(char.IsAsciiLetterOrDigit(letter) || "._-~%+:".Contains(letter) ? letter : '-');
        return plain.ToString();
    }
}
