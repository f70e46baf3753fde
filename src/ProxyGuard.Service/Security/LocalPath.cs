namespace ProxyGuard.Service.Security;

/// <summary>Where somebody goes after signing in: to a page of ours, whatever the link said.</summary>
internal static class LocalPath
{
    private const int Longest = 2000;
    private const string Home = "/";

    /// <summary>The path itself when it leads nowhere else in any browser, else the first page.</summary>
    public static string Of(string? path) => path is not null && IsLocal(path) ? path : Home;

    // "//host" and "/\host" name another host; browsers drop tabs and line ends before they look.
    private static bool IsLocal(string path) =>
        path.Length is > 0 and <= Longest
        && path[0] == '/'
        && !path.StartsWith("//", StringComparison.Ordinal)
        && path.All(character => character is > ' ' and <= '~' and not '\\');
}
