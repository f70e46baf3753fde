using System.Text.Json;
using ProxyGuard.Cli.Comments;

namespace ProxyGuard.Cli.Ci.AzurePipelines;

/// <summary>A thread of a pull request, as far as it concerns us. What came is hostile; a field of another kind counts as absent.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Status">Such as <c>active</c>, <c>fixed</c>, <c>wontFix</c>.</param>
/// <param name="Author">The id of who began it.</param>
/// <param name="Comment">The number of its first comment.</param>
/// <param name="Content">What the first comment says; empty when it was deleted.</param>
/// <param name="IsDeleted">Whether the first comment was deleted.</param>
/// <param name="ChangedAt">When the thread or its first comment was changed last; for a deleted one that is when.</param>
/// <param name="Workflow">Whose it is, by its property; that outlives the content.</param>
/// <param name="IsExtra">Whether we deleted it ourselves.</param>
internal sealed record DiscussionThread(
    long Id, string? Status, string? Author, int Comment, string Content, bool IsDeleted, DateTimeOffset ChangedAt, string? Workflow,
    bool IsExtra)
{
    public CommentMark? Mark { get; } = IsDeleted ? null : CommentMark.Find(Content);

    /// <summary>Whether it may be ours; anybody can write what says so.</summary>
    public bool IsMarked => Mark is not null || Workflow is not null;

    /// <returns>The threads in the answer that lists them, or null when it is none.</returns>
    public static IReadOnlyList<DiscussionThread>? ParseList(JsonElement answer) =>
        Member(answer, "value", JsonValueKind.Array) is { } threads
            ? [.. threads.EnumerateArray().Select(Parse).OfType<DiscussionThread>()]
            : null;

    /// <returns>The thread, or null when that is none.</returns>
    public static DiscussionThread? Parse(JsonElement thread)
    {
        if (Number(thread, "id") is not { } id || Member(thread, "comments", JsonValueKind.Array) is not { } comments) return null;
        var first = comments.EnumerateArray().FirstOrDefault();
        if (Number(first, "id") is not { } comment || comment > int.MaxValue) return null;
        var properties = Member(thread, "properties", JsonValueKind.Object);
        return new DiscussionThread(
            id,
            Text(thread, "status"),
            Member(first, "author", JsonValueKind.Object) is { } author ? Text(author, "id") : null,
            (int)comment,
            Text(first, "content") ?? "",
            Member(first, "isDeleted", JsonValueKind.True) is not null || Member(thread, "isDeleted", JsonValueKind.True) is not null,
            new[] { Instant(thread, "lastUpdatedDate"), Instant(first, "lastUpdatedDate") }.Max(),
            Property(properties, ThreadBody.WorkflowProperty),
            Property(properties, ThreadBody.ExtraProperty) is not null);
    }

    /// <summary>The id in the answer that says who a token is, or null.</summary>
    public static string? ParseIdentity(JsonElement answer) =>
        Member(answer, "authenticatedUser", JsonValueKind.Object) is { } user ? Text(user, "id") : null;

    // It is written as a type and a value, and read with a dollar sign before each.
    private static string? Property(JsonElement? properties, string name) =>
        properties is { } all && Member(all, name, JsonValueKind.Object) is { } typed ? Text(typed, "$value") : null;

    private static string? Text(JsonElement from, string name) => Member(from, name, JsonValueKind.String)?.GetString();

    private static long? Number(JsonElement from, string name) =>
        Member(from, name, JsonValueKind.Number) is { } value && value.TryGetInt64(out var number) && number > 0 ? number : null;

    private static DateTimeOffset Instant(JsonElement from, string name) =>
        Member(from, name, JsonValueKind.String) is { } value && value.TryGetDateTimeOffset(out var at) ? at : DateTimeOffset.MinValue;

    private static JsonElement? Member(JsonElement from, string name, JsonValueKind kind) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;
}
