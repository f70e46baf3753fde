using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ProxyGuard.Testing.GitHub;

/// <summary>The pull requests of the repository, asked for by branch or by commit.</summary>
internal static class FakePulls
{
    /// <summary>The answer, or null when something else is asked for.</summary>
    public static JsonArray? Answer(HttpRequest request, string repository, IEnumerable<FakePull> pulls)
    {
        var path = request.Path.Value!;
        if (path == $"{repository}/pulls") return Json(pulls.Where(pull => IsAsked(pull, request.Query)));
        if (path.Split('/') is not [_, _, _, _, "commits", var sha, "pulls"]) return null;
        return Json(pulls.Where(pull => pull.Sha == sha && pull.IsOfCommit));
    }

    private static bool IsAsked(FakePull pull, IQueryCollection query) =>
        (query["state"] == "all" || pull.State == (query["state"].FirstOrDefault() ?? "open"))
        && (query["head"].Count == 0 || query["head"] == pull.Head);

    private static JsonArray Json(IEnumerable<FakePull> pulls) => [.. pulls.Select(pull => new JsonObject
    {
        ["number"] = pull.Number,
        ["state"] = pull.State,
        ["title"] = "@octocat fixes #1",
        ["head"] = new JsonObject { ["label"] = pull.Head, ["sha"] = pull.Sha, ["repo"] = null },
        ["base"] = new JsonObject { ["sha"] = new string('b', 40), ["repo"] = new JsonObject { ["full_name"] = pull.Base } },
    })];
}
