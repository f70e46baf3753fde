namespace ProxyGuard.Cli.Comments;

/// <summary>What a comment says, still without its mark.</summary>
/// <param name="State">How bad it is.</param>
/// <param name="Body">Markdown of at most <see cref="MostCharacters"/> characters.</param>
internal sealed record CommentText(CommentState State, string Body)
{
    /// <summary>GitHub takes 65,536 characters, of which the mark needs its part.</summary>
    public const int MostCharacters = 65_536 - CommentMark.MostCharacters;
}
