using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProxyGuard.Testing.AzureDevOps;

/// <summary>
/// The threads of one pull request; every operation happens at one moment. Documented (REST 7.1): ids, statuses, that a deleted comment stays
/// as a mark without its content, that a thread is deleted when all its comments are, 150,000 characters a comment at most. Measured by
/// others: properties are written as type and value and read as $type and $value; content is kept to the byte. Assumed, as the
/// documentation is silent: a PATCH of properties adds to those that are there; who may contribute may set any thread's status and
/// properties; only its author may change or delete a comment by REST; a comment that is deleted cannot be changed or deleted again (404);
/// deleting a comment sets the thread's date.
/// </summary>
public sealed class FakePullRequest(TimeProvider time)
{
    private const int MostCharacters = 150_000;
    private static readonly FakeIdentity System = new(Guid.Parse("00000002-0000-8888-8000-000000000000"), "Microsoft.VisualStudio.Services.TFS");

    private readonly Lock _lock = new();
    private ImmutableSortedDictionary<int, FakeThread> _threads = ImmutableSortedDictionary<int, FakeThread>.Empty;
    private int _lastId = 140;

    /// <summary>All threads, the deleted ones too, by id.</summary>
    public IReadOnlyList<FakeThread> Threads => [.. _threads.Values];

    /// <summary>The threads that people see.</summary>
    public IReadOnlyList<FakeThread> Visible => [.. _threads.Values.Where(thread => !thread.IsDeleted)];

    /// <summary>How many threads have been made so far.</summary>
    public int Created { get; private set; }

    /// <summary>Somebody writes a thread; by default as a person does, without properties of ours.</summary>
    public FakeThread Write(FakeIdentity author, string content, string status = "active", params (string Name, string Value)[] properties)
    {
        lock (_lock)
        {
            var values = properties.ToImmutableSortedDictionary(pair => pair.Name, pair => (JsonNode)pair.Value);
            return Put(new(++_lastId, status, [new(1, 0, author, content, Now)], values, Now));
        }
    }

    /// <summary>The service itself notes something, as it does on every push and vote.</summary>
    public void Note(string content) => Write(System, content, "unknown", ("CodeReviewThreadType", "RefUpdate"));

    /// <summary>Somebody answers in a thread.</summary>
    public void Answer(int id, FakeIdentity author, string content)
    {
        lock (_lock)
        {
            var thread = _threads[id];
            Put(thread with { Comments = thread.Comments.Add(new(thread.Comments.Count + 1, 1, author, content, Now)), UpdatedAt = Now });
        }
    }

    /// <summary>A person sets a thread's status.</summary>
    public void SetStatus(int id, string status)
    {
        lock (_lock) Put(_threads[id] with { Status = status, UpdatedAt = Now });
    }

    /// <summary>A person with the right to do so deletes a thread's first comment.</summary>
    public void DeleteFirst(int id)
    {
        lock (_lock) Delete(_threads[id], _threads[id].First);
    }

    internal FakeAnswer List() => new(200, new JsonObject
    {
        ["value"] = new JsonArray([.. Threads.Select(thread => thread.ToJson())]),
        ["count"] = Threads.Count,
    });

    internal FakeAnswer Create(FakeIdentity author, JsonObject body)
    {
        var comments = body["comments"]!.AsArray();
        var content = (string)comments[0]!["content"]!;
        if (content.Length > MostCharacters) return FakeAnswer.TooLong;
        lock (_lock)
        {
            Created++;
            return new(200, Put(new(++_lastId, Status(body) ?? "unknown", [new(1, 0, author, content, Now)],
                Properties(body, ImmutableSortedDictionary<string, JsonNode>.Empty), Now)).ToJson());
        }
    }

    internal FakeAnswer Update(int id, JsonObject body)
    {
        lock (_lock)
        {
            if (!_threads.TryGetValue(id, out var thread)) return FakeAnswer.NoThread;
            var changed = thread with { Status = Status(body) ?? thread.Status, Properties = Properties(body, thread.Properties) };
            return new(200, Put(changed with { UpdatedAt = Now }).ToJson());
        }
    }

    internal FakeAnswer UpdateComment(FakeIdentity author, int id, int commentId, JsonObject body)
    {
        var content = (string)body["content"]!;
        if (content.Length > MostCharacters) return FakeAnswer.TooLong;
        lock (_lock)
        {
            if (Find(id, commentId) is not { } comment) return FakeAnswer.NoThread;
            if (comment.Author != author) return FakeAnswer.NotTheAuthor;
            var changed = comment with { Content = content, UpdatedAt = Now };
            Put(_threads[id] with { Comments = _threads[id].Comments.Replace(comment, changed), UpdatedAt = Now });
            return new(200, changed.ToJson());
        }
    }

    internal FakeAnswer DeleteComment(FakeIdentity author, int id, int commentId)
    {
        lock (_lock)
        {
            if (Find(id, commentId) is not { } comment) return FakeAnswer.NoThread;
            if (comment.Author != author) return FakeAnswer.NotTheAuthor;
            Delete(_threads[id], comment);
            return new(200, null);
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();

    private FakeComment? Find(int id, int commentId) =>
        _threads.TryGetValue(id, out var thread)
            ? thread.Comments.FirstOrDefault(comment => comment.Id == commentId && !comment.IsDeleted)
            : null;

    private void Delete(FakeThread thread, FakeComment comment) => Put(thread with
    {
        Comments = thread.Comments.Replace(comment, comment with { IsDeleted = true, UpdatedAt = Now }),
        UpdatedAt = Now,
    });

    private FakeThread Put(FakeThread thread)
    {
        _threads = _threads.SetItem(thread.Id, thread);
        return thread;
    }

    // An enum may be written as its number too, as the documentation's own examples do.
    private static string? Status(JsonObject body) => body["status"] switch
    {
        null => null,
        var status when status.GetValueKind() == JsonValueKind.Number => (int)status switch { 1 => "active", 2 => "fixed", _ => "unknown" },
        var status => (string)status!,
    };

    private static ImmutableSortedDictionary<string, JsonNode> Properties(JsonObject body, ImmutableSortedDictionary<string, JsonNode> former)
    {
        foreach (var (name, value) in body["properties"]?.AsObject() ?? [])
            former = former.SetItem(name, (value is JsonObject typed ? typed["value"]! : value!).DeepClone());
        return former;
    }
}
