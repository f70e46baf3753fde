using System.Text.Json.Nodes;
using ProxyGuard.Testing.Contracts;

namespace ProxyGuard.Testing.AzureDevOps;

/// <summary>
/// What the documented contract (Azure DevOps REST 7.1, Git, pull request threads and thread comments) lets a client send, written from
/// its description; narrower where a client of ours need not do what is allowed.
/// </summary>
public static class ThreadContract
{
    private static readonly JsonNode Document = JsonNode.Parse("""
        {
          "Property": {
            "type": "object",
            "required": ["type", "value"],
            "properties": { "type": { "enum": ["System.String", "System.Int32"] }, "value": { "type": ["string", "integer"] } }
          },
          "Properties": { "type": "object", "additionalProperties": { "$ref": "#/Property" } },
          "Status": { "enum": ["unknown", "active", "fixed", "wontFix", "closed", "byDesign", "pending"] },
          "NewComment": {
            "type": "object",
            "required": ["content", "commentType", "parentCommentId"],
            "properties": {
              "content": { "type": "string" },
              "commentType": { "enum": ["text"] },
              "parentCommentId": { "enum": [0] }
            }
          },
          "NewThread": {
            "type": "object",
            "required": ["comments", "status"],
            "properties": {
              "comments": { "type": "array", "maxItems": 1, "items": { "$ref": "#/NewComment" } },
              "status": { "$ref": "#/Status" },
              "properties": { "$ref": "#/Properties" }
            }
          },
          "ThreadChange": {
            "type": "object",
            "properties": { "status": { "$ref": "#/Status" }, "properties": { "$ref": "#/Properties" } }
          },
          "CommentChange": { "type": "object", "required": ["content"], "properties": { "content": { "type": "string" } } }
        }
        """)!;

    /// <summary>What is wrong with the body of a request to create a thread (<c>NewThread</c>), to change one (<c>ThreadChange</c>) or to
    /// change a comment (<c>CommentChange</c>).</summary>
    public static IReadOnlyList<string> Check(string kind, JsonNode? body) => new JsonSchemaCheck(Document).Check(body, Document[kind]!);
}
