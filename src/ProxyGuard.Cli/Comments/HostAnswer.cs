using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Comments;

/// <summary>What can be done about a fault of a pull request's host.</summary>
internal enum HostFaultKind
{
    /// <summary>Nothing in this run: a permission is missing, the pull request is locked, the answer makes no sense.</summary>
    Final,

    /// <summary>
    /// It may pass: asked too often, down, cut off. Whether a write was done nobody knows: list again before repeating it.
    /// </summary>
    Passing,

    /// <summary>The comment is not there any more.</summary>
    Gone,
}

/// <summary>Why there is no answer.</summary>
/// <param name="Kind">What can be done about it.</param>
/// <param name="Sentence">Why, as a part of <see cref="PullRequestWording.NotCommented"/>: without a full stop and without secrets.</param>
/// <param name="After">How long the host wants to be left alone; null when it did not say.</param>
internal sealed record HostFault(HostFaultKind Kind, Sentence Sentence, TimeSpan? After = null);

/// <summary>A value, or the fault that there is instead.</summary>
internal readonly record struct HostAnswer<T>(T? Value, HostFault? Fault)
{
    public static implicit operator HostAnswer<T>(HostFault fault) => new(default, fault);
}

internal static class HostAnswer
{
    public static HostAnswer<T> Of<T>(T value) => new(value, null);
}
