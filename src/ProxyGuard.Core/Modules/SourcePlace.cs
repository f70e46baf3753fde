namespace ProxyGuard.Core.Modules;

/// <summary>A line of one of the repository's files.</summary>
/// <param name="File">The file as the user would name it.</param>
/// <param name="Line">The line, counted from 1; 0 for the file as a whole.</param>
public sealed record SourcePlace(string File, int Line)
{
    /// <summary><c>file:line</c>, or the file alone.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}" : File;
}
