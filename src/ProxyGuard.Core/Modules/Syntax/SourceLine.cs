namespace ProxyGuard.Core.Modules.Syntax;

/// <summary>One line of a go.mod or go.work file, cut into tokens.</summary>
/// <param name="Number">The line, counted from 1.</param>
/// <param name="Tokens">The tokens as they stand in the file, with their quotes; only those before the fault when there is one.</param>
/// <param name="Comment">The comment from its <c>//</c> on, or null.</param>
/// <param name="Fault">Why the rest of the line cannot be cut into tokens, or null.</param>
internal readonly record struct SourceLine(int Number, IReadOnlyList<string> Tokens, string? Comment, FormattableString? Fault)
{
    public bool IsBlank => Tokens.Count == 0 && Comment is null && Fault is null;

    /// <summary>Whether the line ends in <c>(</c> after at least one token: what Go takes for the start of a block.</summary>
    public bool OpensBlock => Tokens.Count >= 2 && Tokens[^1] == "(";

    public bool IsEmptyBlock => Tokens.Count >= 3 && Tokens[^1] == ")" && Tokens[^2] == "(";
}
