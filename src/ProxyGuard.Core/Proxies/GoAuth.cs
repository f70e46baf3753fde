namespace ProxyGuard.Core.Proxies;

/// <summary>The ways GOAUTH (since go 1.24) finds credentials for https.</summary>
public enum GoAuthKind
{
    /// <summary>None.</summary>
    Off,

    /// <summary>The netrc file.</summary>
    Netrc,

    /// <summary>git's credential helpers, asked in a directory.</summary>
    Git,

    /// <summary>A command. What it would answer is not known, since it is never run.</summary>
    Command,
}

/// <summary>One entry of GOAUTH. Source: <c>go help goauth</c>.</summary>
/// <param name="Kind">Which way.</param>
/// <param name="Argument">git's directory or the command line; empty otherwise.</param>
public sealed record GoAuth(GoAuthKind Kind, Secret Argument)
{
    /// <summary>The entries of a value, in order of precedence; null when <c>go</c> refuses it.</summary>
    public static IReadOnlyList<GoAuth>? Parse(string text)
    {
        var written = text.Split(';');
        var entries = written.Select(ParseEntry).OfType<GoAuth>().ToList();
        var offAmongOthers = entries.Count > 1 && entries.Exists(entry => entry.Kind == GoAuthKind.Off);
        return entries.Count < written.Length || offAmongOthers ? null : entries;
    }

    private static GoAuth? ParseEntry(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => null,
            ["off", ..] => new GoAuth(GoAuthKind.Off, new Secret("")),
            ["netrc", ..] => new GoAuth(GoAuthKind.Netrc, new Secret("")),
            ["git", var directory] => Path.IsPathRooted(directory) ? new GoAuth(GoAuthKind.Git, new Secret(directory)) : null,
            ["git", ..] => null,
            _ => new GoAuth(GoAuthKind.Command, new Secret(text.Trim())),
        };
    }
}
