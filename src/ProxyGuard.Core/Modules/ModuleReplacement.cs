namespace ProxyGuard.Core.Modules;

/// <summary>A <c>replace</c> line of go.mod or go.work. Source: Go Modules Reference, "replace directive".</summary>
/// <param name="OldPath">The module replaced.</param>
/// <param name="OldVersion">The one version replaced, or null for all.</param>
/// <param name="NewPath">The module to fetch instead, or a directory.</param>
/// <param name="NewVersion">The version to fetch, or null when <paramref name="NewPath"/> is a directory.</param>
/// <param name="Line">The line, counted from 1.</param>
public sealed record ModuleReplacement(string OldPath, string? OldVersion, string NewPath, string? NewVersion, int Line)
{
    /// <summary>Whether nothing is fetched, because the replacement lies on disk.</summary>
    public bool IsDirectory => NewVersion is null;

    /// <summary>Whether <c>go</c> takes a path for a directory: it begins with <c>./</c>, <c>../</c> or a root, of Windows too.</summary>
    /// <param name="path">The path to the right of the arrow.</param>
    internal static bool IsDirectoryPath(string path) =>
        path is "." or ".." or ['/' or '\\', ..] or ['.', '/' or '\\', ..] or ['.', '.', '/' or '\\', ..]
        || (path is [var drive, ':', ..] && char.IsAsciiLetter(drive));
}
