using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Reports;

/// <summary>
/// Reads the query of a page's address. What no page knows is passed over: links get marks of other programs on their way.
/// </summary>
internal static class PageQuery
{
    /// <summary>A text; empty when it is not given.</summary>
    public static string Text(this HttpRequest request, string name) => request.Query[name] is [{ } text] ? text : "";

    /// <summary>Reads one of some codes; null when it is not given.</summary>
    /// <returns>Whether it is one of them, or not given.</returns>
    public static bool TryReadCode<T>(this HttpRequest request, string name, out T? code) where T : struct, Enum
    {
        code = null;
        if (request.Text(name) is not { Length: > 0 } text) return true;
        if (!Codes.TryParse<T>(text, out var known)) return false;
        code = known;
        return true;
    }

    /// <summary>A path with those parameters that are not empty.</summary>
    public static string PathOf(string path, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var query = new List<KeyValuePair<string, string?>>();
        foreach (var (name, value) in parameters)
        {
            if (value.Length > 0) query.Add(KeyValuePair.Create<string, string?>(name, value));
        }
        return path + QueryString.Create(query).ToUriComponent();
    }
}
