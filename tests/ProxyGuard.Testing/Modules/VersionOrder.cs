using ProxyGuard.Core.Modules;

namespace ProxyGuard.Testing.Modules;

/// <summary>Versions as text, in the order that <c>go</c> gives them.</summary>
internal sealed class VersionOrder : IComparer<string>
{
    public static VersionOrder Instance { get; } = new();

    /// <summary>The version; <c>v0.0.0</c> for a text that is none.</summary>
    public static SemanticVersion Parse(string text) => SemanticVersion.TryParse(text, out var version) ? version : default;

    public int Compare(string? x, string? y)
    {
        var order = Parse(x ?? "").CompareTo(Parse(y ?? ""));
        return order != 0 ? order : string.CompareOrdinal(x, y);
    }
}
