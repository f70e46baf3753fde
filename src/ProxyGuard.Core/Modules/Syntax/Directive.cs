namespace ProxyGuard.Core.Modules.Syntax;

/// <summary>One statement: <c>require a v1.0.0</c>, alone or as a line of a block.</summary>
/// <param name="Verb">Its first word, or the word before the parenthesis.</param>
/// <param name="Arguments">The tokens after it, not yet unquoted.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Suffix">The comment on the same line from its <c>//</c> on, or null.</param>
/// <param name="Remarks">The text of the comments that belong to it: above and beside it, else those of its block.</param>
internal sealed record Directive(string Verb, IReadOnlyList<string> Arguments, int Line, string? Suffix, string Remarks)
{
    /// <summary>Whether the line carries <c>// indirect</c>, alone or before a semicolon and more text.</summary>
    public bool IsIndirect => Suffix?[2..].Split(default(char[]), StringSplitOptions.RemoveEmptyEntries) is
        ["indirect"] or ["indirect;", _, ..];

    /// <summary>The statement as a message shows it.</summary>
    public string Excerpt => FaultList.Excerpt(string.Join(' ', [Verb, .. Arguments]));
}
