using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ProxyGuard.Testing.GitHub;

/// <summary>Whose a token is and what it may do. A token of an app (<c>ghs_…</c>) may not ask who it is.</summary>
public sealed record GitHubToken(string Login, bool MayWrite = true);

/// <summary>
/// The part of GitHub that holds a pull request's comments, on loopback and with a memory: tokens, pages, editing, deleting, and faults as
/// they are told. Its answers are checked against GitHub's own description where the contract is tested.
/// </summary>
public sealed class FakeGitHub : IAsyncDisposable
{
    public const string Repository = "/repos/example/guarded";
    public const int PullRequest = 17;
    public const string JobToken = "ghs_OfTheJob0123456789";
    public const string ForkToken = "ghs_OfAFork0123456789";

    private const string Prefix = "/api/v3";
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _requests = [];

    private FakeGitHub(TimeProvider time)
    {
        Conversation = new GitHubConversation(time);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.UsePathBase(Prefix);
        _app.Run(ServeAsync);
    }

    public GitHubConversation Conversation { get; }

    public ConcurrentDictionary<string, GitHubToken> Tokens { get; } = new()
    {
        [JobToken] = new("github-actions[bot]"),
        [ForkToken] = new("github-actions[bot]", MayWrite: false),
    };

    public ConcurrentBag<FakePull> Pulls { get; } = [];

    /// <summary>Its address as that of an Enterprise Server: below a path.</summary>
    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + Prefix;

    /// <summary>The address that links name, where something stands in front; null: its own.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>What happens to a request, from its method and path.</summary>
    public Func<string, GitHubFault> Fault { get; set; } = _ => GitHubFault.None;

    /// <summary>Method, path and query of all requests so far.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>The headers of the last request.</summary>
    public IReadOnlyDictionary<string, string> LastHeaders { get; private set; } = new Dictionary<string, string>();

    public static async Task<FakeGitHub> StartAsync(TimeProvider? time = null)
    {
        var fake = new FakeGitHub(time ?? TimeProvider.System);
        await fake._app.StartAsync();
        return fake;
    }

    /// <summary>What a runner sets for a job of a run for the pull request.</summary>
    public Dictionary<string, string> RunnerVariables(long run, int attempt = 1) => new()
    {
        ["GITHUB_API_URL"] = Base,
        ["GITHUB_RUN_ID"] = $"{run}",
        ["GITHUB_RUN_ATTEMPT"] = $"{attempt}",
        ["GITHUB_REF"] = $"refs/pull/{PullRequest}/merge",
        ["GITHUB_WORKFLOW"] = "build",
        ["GITHUB_WORKFLOW_REF"] = $"example/guarded/.github/workflows/ci.yml@refs/pull/{PullRequest}/merge",
        ["GITHUB_TOKEN"] = JobToken,
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        var request = $"{context.Request.Method} {context.Request.Path}";
        _requests.Enqueue(request + context.Request.QueryString);
        LastHeaders = context.Request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var fault = Fault(request);
        if (await RefusedAsync(context, fault)) return;
        var (status, body) = await AnswerAsync(context);
        switch (fault)
        {
            case GitHubFault.ErrorAfter: await WriteAsync(context, 502, "<html>Unicorn!</html>", "text/html"); break;
            case GitHubFault.CutAfter: context.Abort(); break;
            case GitHubFault.HalfJson: await WriteAsync(context, status, Half(body)); break;
            case GitHubFault.CutBody:
                context.Response.ContentLength = 100_000;
                await WriteAsync(context, status, Half(body));
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            case GitHubFault.NextElsewhere:
                context.Response.Headers.Link = "<http://127.0.0.2:9/next>; rel=\"next\"";
                await WriteAsync(context, status, body?.ToJsonString() ?? "");
                break;
            default: await WriteAsync(context, status, body?.ToJsonString() ?? ""); break;
        }
    }

    private static string Half(JsonNode? body) => body?.ToJsonString() is { } text ? text[..(text.Length / 2)] : "";

    private static async Task<bool> RefusedAsync(HttpContext context, GitHubFault fault)
    {
        var headers = context.Response.Headers;
        (int Status, string Message)? refusal = fault switch
        {
            GitHubFault.ServerError => (502, "Server Error"),
            GitHubFault.AgainInASecond or GitHubFault.AgainInAMinute => (429, "Too many requests"),
            GitHubFault.NoneLeft => (403, "API rate limit exceeded for installation ID 1."),
            GitHubFault.SecondaryLimit => (403, "You have exceeded a secondary rate limit. Please wait a few minutes."),
            GitHubFault.Locked => (403, "Unable to create comment because issue is locked."),
            GitHubFault.Unprocessable => (422, "Validation Failed"),
            GitHubFault.Redirect => (302, "Moved"),
            GitHubFault.NotFound => (404, "Not Found"),
            GitHubFault.Removed => (410, "This was deleted"),
            _ => null,
        };
        if (fault == GitHubFault.AgainInASecond) headers.RetryAfter = "1";
        if (fault == GitHubFault.AgainInAMinute) headers.RetryAfter = "60";
        if (fault == GitHubFault.Redirect) headers.Location = "http://127.0.0.2:9/elsewhere";
        if (fault == GitHubFault.NoneLeft)
        {
            headers["x-ratelimit-remaining"] = "0";
            headers["x-ratelimit-reset"] = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 1800).ToString(CultureInfo.InvariantCulture);
        }
        if (fault == GitHubFault.Silence) await Task.Delay(Timeout.Infinite, context.RequestAborted);
        if (fault == GitHubFault.Page) await WriteAsync(context, 200, "<!DOCTYPE html><html>Sign in</html>", "text/html");
        if (refusal is { } refused) await WriteAsync(context, refused.Status, GitHubJsonAnswers.Message(refused.Message).ToJsonString());
        return refusal is not null || fault == GitHubFault.Page;
    }

    private async Task<(int Status, JsonNode? Body)> AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var key = request.Headers.Authorization.ToString();
        if (!key.StartsWith("Bearer ", StringComparison.Ordinal) || !Tokens.TryGetValue(key[7..], out var token))
            return (401, GitHubJsonAnswers.Message("Bad credentials"));
        if (request.Headers.UserAgent.Count == 0) return (403, GitHubJsonAnswers.Message("Request forbidden: no User-Agent"));
        var isApp = key[7..].StartsWith("ghs_", StringComparison.Ordinal);
        var path = request.Path.Value!;
        if (path == "/user") return isApp ? NotForApps : (200, GitHubJsonAnswers.Self(token.Login));
        if (path == $"{Repository}/issues/{PullRequest}/comments" && request.Method == "GET")
            return (200, Page(context, [.. Conversation.Comments.Select(Json)]));
        if (path == $"{Repository}/issues/{PullRequest}/events")
            return (200, Page(context, [.. Conversation.Deletions.Select(one => GitHubJsonAnswers.Deletion(Base, one))]));
        if (FakePulls.Answer(request, Repository, Pulls) is { } pulls) return (200, pulls);
        if (!path.StartsWith($"{Repository}/issues/", StringComparison.Ordinal)) return (404, GitHubJsonAnswers.Message("Not Found"));
        if (!token.MayWrite) return NotForApps;
        return await WriteAsync(request, token.Login);
    }

    private static (int, JsonNode) NotForApps => (403, GitHubJsonAnswers.Message("Resource not accessible by integration"));

    private string Base => PublicUrl ?? Url;

    private JsonObject Json(GitHubComment comment) => GitHubJsonAnswers.Comment(Base, Repository, PullRequest, comment);

    private async Task<(int Status, JsonNode? Body)> WriteAsync(HttpRequest request, string login)
    {
        var body = request.Method == "DELETE" ? "" : (await JsonNode.ParseAsync(request.Body))?["body"]?.GetValue<string>() ?? "";
        if (body.Length > 65_536) return (422, GitHubJsonAnswers.Message("Body is too long (maximum is 65536 characters)"));
        var path = request.Path.Value!;
        if (request.Method == "POST" && path == $"{Repository}/issues/{PullRequest}/comments")
            return (201, Json(Conversation.Create(login, body)));
        if (!long.TryParse(path.Split("/issues/comments/")[^1], out var id)) return (404, GitHubJsonAnswers.Message("Not Found"));
        if (request.Method == "PATCH" && Conversation.Update(id, body) is { } updated) return (200, Json(updated));
        if (request.Method == "DELETE" && Conversation.Delete(login, id)) return (204, null);
        return (404, GitHubJsonAnswers.Message("Not Found"));
    }

    private JsonArray Page(HttpContext context, IReadOnlyList<JsonObject> all)
    {
        var size = Math.Clamp(Number(context, "per_page", 30), 1, 100);
        var page = Math.Max(Number(context, "page", 1), 1);
        var last = Math.Max(1, (all.Count + size - 1) / size);
        var links = new List<string>();
        if (page < last) links.Add($"<{Link(page + 1)}>; rel=\"next\"");
        if (page < last) links.Add($"<{Link(last)}>; rel=\"last\"");
        if (page > 1) links.Add($"<{Link(1)}>; rel=\"first\"");
        if (links.Count > 0) context.Response.Headers.Link = string.Join(", ", links);
        return [.. all.Skip((page - 1) * size).Take(size)];

        string Link(int number) => $"{Base}{context.Request.Path}?per_page={size}&page={number}";
    }

    private static int Number(HttpContext context, string name, int byDefault) =>
        int.TryParse(context.Request.Query[name], out var number) ? number : byDefault;

    private static async Task WriteAsync(HttpContext context, int status, string text, string type = "application/json; charset=utf-8")
    {
        context.Response.StatusCode = status;
        if (text.Length == 0) return;
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text));
    }
}
