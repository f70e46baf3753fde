using System.Diagnostics.CodeAnalysis;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Security;

/// <summary>Which repositories a token is for: one id, or a pattern in which <c>*</c> stands for any characters, <c>/</c> too.</summary>
internal sealed record RepositoryPattern
{
    public const string Form = "must be a repository as host/path in lower case, such as github.com/acme/widgets; * matches any characters";

    public static readonly RepositoryPattern All = new("*");

    private RepositoryPattern(string text) => Text = text;

    public string Text { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out RepositoryPattern? pattern)
    {
        pattern = IsPattern(text) ? new RepositoryPattern(text) : null;
        return pattern is not null;
    }

    /// <summary>Whether this repository belongs to it. Takes at most the product of both lengths, whatever the pattern.</summary>
    public bool Matches(string repository)
    {
        var (at, next) = (0, 0);
        var (star, resume) = (-1, 0);
        while (next < repository.Length)
        {
            if (at < Text.Length && Text[at] == '*') (star, resume, at) = (at, next, at + 1);
            else if (at < Text.Length && Text[at] == repository[next]) (at, next) = (at + 1, next + 1);
            else if (star >= 0) (at, next, resume) = (star + 1, resume + 1, resume + 1);
            else return false;
        }
        return Text.AsSpan(at).TrimStart('*').IsEmpty;
    }

    public override string ToString() => Text;

    // A pattern is an id in which any letter may be unknown: with letters for its stars it must have the form of one.
    private static bool IsPattern(string text) =>
        text == "*" || (text.Contains('*') ? IsId(text.Replace('*', 'x')) : ReportIds.IsRepository(text));

    private static bool IsId(string text) => ReportIds.IsRepository(text.Contains('/') ? text : text + "/x");
}
