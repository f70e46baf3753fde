using System.Text.Json;
using ProxyGuard.Cli.Comments;

namespace ProxyGuard.Cli.Ci.AzurePipelines;

/// <summary>
/// The bodies of requests to change threads, by Azure DevOps REST 7.1. A thread's properties stay when its comment is deleted and its
/// content is gone: by them a deleted thread of ours is known, and whether we deleted it ourselves.
/// </summary>
internal static class ThreadBody
{
    public const string WorkflowProperty = "ProxyGuard.Workflow";
    public const string ExtraProperty = "ProxyGuard.Extra";

    /// <summary>A thread on the pull request as a whole.</summary>
    public static byte[] New(string content, CommentMark mark) => Write(json =>
    {
        json.WriteStartArray("comments");
        json.WriteStartObject();
        json.WriteNumber("parentCommentId", 0);
        json.WriteString("content", content);
        json.WriteString("commentType", "text");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("status", StatusOf(mark.State));
        json.WriteStartObject("properties");
        WriteProperty(json, WorkflowProperty, mark.Workflow);
        json.WriteStartObject("Microsoft.TeamFoundation.Discussion.SupportsMarkdown");
        json.WriteString("type", "System.Int32");
        json.WriteNumber("value", 1);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    public static byte[] Content(string content) => Write(json => json.WriteString("content", content));

    public static byte[] Status(CommentState state) => Write(json => json.WriteString("status", StatusOf(state)));

    /// <summary>Notes, before we delete a thread, that it was us.</summary>
    public static byte[] Extra() => Write(json =>
    {
        json.WriteStartObject("properties");
        WriteProperty(json, ExtraProperty, "true");
        json.WriteEndObject();
    });

    public static string StatusOf(CommentState state) => state == CommentState.Recovered ? "fixed" : "active";

    private static void WriteProperty(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "System.String");
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }
}
