using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProxyGuard.Cli.Ci.AzurePipelines;

namespace ProxyGuard.Cli.Tests.Ci.AzurePipelines;

public sealed class DiscussionThreadTests
{
    private const string Answer = """
        {"count":1,"value":[{"id":148,"status":"active","isDeleted":false,"lastUpdatedDate":"2026-03-21T10:20:30.5Z",
        "comments":[{"id":1,"author":{"id":"d6245f20"},"content":"x","isDeleted":false,"lastUpdatedDate":"2026-03-21T10:20:31Z"}],
        "properties":{"ProxyGuard.Workflow":{"$type":"System.String","$value":"7"}}}]}
        """;

    private static readonly string[] Values =
        ["null", "0", "-1", "1e400", "99999999999999999999", "true", "\"\"", "\"\\ud800\"", "[]", "{}", "[null]", "\"9999-99-99T00:00:00Z\""];

    [Fact]
    public void A_thread_is_read_as_documented()
    {
        var thread = Assert.Single(Parse(Answer)!);
        Assert.Equal((148, "active", "d6245f20", 1, "x", false, "7", false),
            (thread.Id, thread.Status, thread.Author, thread.Comment, thread.Content, thread.IsDeleted, thread.Workflow, thread.IsExtra));
        Assert.Equal(new DateTimeOffset(2026, 3, 21, 10, 20, 31, TimeSpan.Zero), thread.ChangedAt);
    }

    [Fact]
    public void A_thread_whose_comment_is_deleted_comes_without_content()
    {
        var thread = Assert.Single(Parse(Answer.Replace("\"content\":\"x\",\"isDeleted\":false", "\"isDeleted\":true"))!);
        Assert.Equal((true, "", "7"), (thread.IsDeleted, thread.Content, thread.Workflow));
        Assert.Null(thread.Mark);
    }

    /// <summary>Each value in the place of each other one: whatever comes, reading it ends in a thread, in none, or in a fault that the
    /// client knows.</summary>
    [Fact]
    public void Nothing_that_comes_is_an_unexpected_exception()
    {
        var places = Places(JsonNode.Parse(Answer)!).ToList();
        Assert.Equal(17, places.Count);
        foreach (var json in places)
            foreach (var value in Values)
                Tolerate(json.Replace("\"@@\"", value));
        for (var length = 0; length < Answer.Length; length++) Tolerate(Answer[..length]);
    }

    /// <summary>The answer with a mark in the place of each of its values.</summary>
    private static IEnumerable<string> Places(JsonNode node)
    {
        foreach (var (name, _) in node is JsonObject members ? members.ToList() : [])
        {
            var former = node[name];
            node[name] = "@@";
            yield return node.Root.ToJsonString();
            node[name] = former;
        }
        foreach (var inner in node switch { JsonObject all => all.Select(pair => pair.Value), JsonArray all => all, _ => [] })
            foreach (var place in inner is JsonObject or JsonArray ? Places(inner) : []) yield return place;
    }

    private static void Tolerate(string json)
    {
        try
        {
            Parse(json);
        }
        catch (Exception known) when (known is JsonException or InvalidOperationException)
        {
            // AzureThreads takes both for an answer that cannot be read.
        }
    }

    private static IReadOnlyList<DiscussionThread>? Parse(string json)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
        return DiscussionThread.ParseList(document.RootElement);
    }
}
