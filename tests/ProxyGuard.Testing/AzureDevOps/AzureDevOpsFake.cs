using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ProxyGuard.Testing.AzureDevOps;

/// <summary>
/// An Azure DevOps collection on loopback with one project, one repository and one pull request, over real HTTP: who the token is
/// (<c>_apis/connectionData</c>, a preview resource) and the pull request's threads (REST 7.1). An unknown token gets what the services
/// give it: 203 and a page to sign in at, and 401 for a PATCH or DELETE. A request outside the contract gets 400 and is noted.
/// </summary>
public sealed class AzureDevOpsFake : IAsyncDisposable
{
    public const int PullRequest = 22;

    private readonly WebApplication _app;
    private readonly string _collection;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, FakeIdentity> _tokens = new();
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly ConcurrentQueue<string> _breaches = [];

    private AzureDevOpsFake(string collection, TimeProvider time)
    {
        (_collection, _time) = (collection, time);
        Discussion = new(time);
        Service = AddIdentity(Token, "widgets Build Service (acme)");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public string Token { get; } = "eyJ0eXAiOiJKV1Qi." + Guid.NewGuid().ToString("n");

    /// <summary>Who the token is: the project's build service.</summary>
    public FakeIdentity Service { get; }

    /// <summary>Somebody who reviews.</summary>
    public FakeIdentity Person { get; } = new(Guid.NewGuid(), "Normal Paulk");

    public string ProjectName { get; init; } = "Träger & Söhne";

    public Guid ProjectId { get; } = Guid.NewGuid();

    public Guid RepositoryId { get; } = Guid.NewGuid();

    public FakePullRequest Discussion { get; }

    /// <summary>What <c>SYSTEM_COLLECTIONURI</c> says.</summary>
    public Uri Collection => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        + _collection + "/");

    /// <summary>Says what happens to the next request, given its method and path.</summary>
    public Func<string, AzureDevOpsFault> Fault { get; set; } = _ => AzureDevOpsFault.None;

    /// <summary>How long each request takes on its way.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Method and path of all requests so far.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>What was asked that the contract does not allow.</summary>
    public IReadOnlyCollection<string> Breaches => _breaches;

    /// <param name="collection">The path of the collection: <c>/acme</c> as at dev.azure.com, nothing as at acme.visualstudio.com,
    /// <c>/tfs/DefaultCollection</c> as on premises.</param>
    /// <param name="time">The clock of dates; null: the system's.</param>
    public static async Task<AzureDevOpsFake> StartAsync(string collection = "/acme", TimeProvider? time = null)
    {
        var fake = new AzureDevOpsFake(collection, time ?? TimeProvider.System);
        await fake._app.StartAsync();
        return fake;
    }

    /// <summary>Lets another token in.</summary>
    public FakeIdentity AddIdentity(string token, string name, bool mayContribute = true) =>
        _tokens[token] = new(Guid.NewGuid(), name, mayContribute);

    /// <summary>What an agent tells a step of a pull request's build in this collection that began now, or so much later.</summary>
    public Dictionary<string, string> AgentVariables(int build, int definition = 7, bool withToken = true, TimeSpan later = default)
    {
        var variables = new Dictionary<string, string>
        {
            ["TF_BUILD"] = "True",
            ["SYSTEM_COLLECTIONURI"] = Collection.AbsoluteUri,
            ["SYSTEM_TEAMFOUNDATIONCOLLECTIONURI"] = Collection.AbsoluteUri,
            ["SYSTEM_TEAMPROJECT"] = ProjectName,
            ["SYSTEM_TEAMPROJECTID"] = ProjectId.ToString(),
            ["SYSTEM_DEFINITIONID"] = $"{definition}",
            ["SYSTEM_JOBATTEMPT"] = "1",
            ["SYSTEM_STAGEATTEMPT"] = "1",
            ["SYSTEM_PULLREQUEST_PULLREQUESTID"] = $"{PullRequest}",
            ["SYSTEM_PIPELINESTARTTIME"] = (_time.GetUtcNow() + later).ToString("yyyy-MM-dd HH:mm:ss+00:00", CultureInfo.InvariantCulture),
            ["BUILD_BUILDID"] = $"{build}",
            ["BUILD_DEFINITIONNAME"] = "widgets CI",
            ["BUILD_REASON"] = "PullRequest",
            ["BUILD_REPOSITORY_PROVIDER"] = "TfsGit",
            ["BUILD_REPOSITORY_ID"] = RepositoryId.ToString(),
            ["BUILD_REPOSITORY_NAME"] = "widgets",
            ["BUILD_REPOSITORY_URI"] = $"{Collection.AbsoluteUri}{Uri.EscapeDataString(ProjectName)}/_git/widgets",
        };
        if (withToken) variables["SYSTEM_ACCESSTOKEN"] = Token;
        return variables;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = $"{context.Request.Method} {context.Features.Get<IHttpRequestFeature>()!.RawTarget}";
        _requests.Enqueue(request);
        await Task.Delay(Latency, context.RequestAborted);
        switch (Fault(request))
        {
            case AzureDevOpsFault.SignInPage: await PageAsync(context, 203, FakeAnswer.SignIn); break;
            case AzureDevOpsFault.SignInRedirect: context.Response.Redirect(Collection.AbsoluteUri + "_signin"); break;
            case AzureDevOpsFault.Unauthorized: await SendAsync(context, FakeAnswer.Unauthorized); break;
            case AzureDevOpsFault.NoPermission: await SendAsync(context, FakeAnswer.NoPermission); break;
            case AzureDevOpsFault.NotFound: await SendAsync(context, FakeAnswer.NoPullRequest); break;
            case AzureDevOpsFault.Throttled: await ThrottleAsync(context, 1); break;
            case AzureDevOpsFault.ThrottledForLong: await ThrottleAsync(context, 60); break;
            case AzureDevOpsFault.Busy: await SendAsync(context, FakeAnswer.Busy); break;
            case AzureDevOpsFault.OldServer: await SendAsync(context, FakeAnswer.OldServer); break;
            case AzureDevOpsFault.Page: await PageAsync(context, 200, "<html>Welcome to the guest network</html>"); break;
            case AzureDevOpsFault.ErrorPage: await PageAsync(context, 500, "<html>Server Error in '/' Application.</html>"); break;
            case AzureDevOpsFault.Endless: await WriteForeverAsync(context); break;
            case AzureDevOpsFault.Silence: await Task.Delay(Timeout.Infinite, context.RequestAborted); break;
            case AzureDevOpsFault.CutBefore: context.Abort(); break;
            case AzureDevOpsFault.CutAfter:
                await DoAsync(context);
                context.Abort();
                break;
            case AzureDevOpsFault.ErrorAfter:
                await DoAsync(context);
                await PageAsync(context, 500, "<html>Server Error in '/' Application.</html>");
                break;
            case AzureDevOpsFault.HalfJson:
                var text = (await DoAsync(context)).Body?.ToJsonString() ?? "";
                await WriteAsync(context, 200, "application/json; charset=utf-8", text[..(text.Length / 2)]);
                break;
            default: await SendAsync(context, await DoAsync(context)); break;
        }
    }

    private async Task<FakeAnswer> DoAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.Ordinal) || !_tokens.TryGetValue(header[7..], out var identity))
            return context.Request.Method is "GET" or "POST" ? new(203, null) : FakeAnswer.Unauthorized;
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var answer = Do(context, identity, await reader.ReadToEndAsync());
        if (answer.Status == 400) _breaches.Enqueue($"{context.Request.Method} {context.Request.Path}: {answer.Body!["message"]}");
        return answer;
    }

    private FakeAnswer Do(HttpContext context, FakeIdentity identity, string body)
    {
        var raw = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?')[0];
        var version = context.Request.Query["api-version"].ToString();
        if (raw == _collection + "/_apis/connectionData")
            return version.StartsWith("7.1-preview", StringComparison.Ordinal) ? Who(identity) : FakeAnswer.NeedsPreview;
        if (version != "7.1") return FakeAnswer.NoVersion;
        if (!raw.StartsWith(_collection + "/", StringComparison.Ordinal)) return FakeAnswer.NoRepository;
        var steps = raw[(_collection.Length + 1)..].Split('/').Select(Uri.UnescapeDataString).ToArray();
        if (steps is not [var project, "_apis", "git", "repositories", var repository, "pullRequests", var number, "threads", .. var rest]
            || (project != ProjectName && project != ProjectId.ToString()) || repository != RepositoryId.ToString()) return FakeAnswer.NoRepository;
        if (number != $"{PullRequest}") return FakeAnswer.NoPullRequest;
        if (context.Request.Method != "GET" && !identity.MayContribute) return FakeAnswer.NoPermission;
        return Act(context.Request.Method, rest, identity, body);
    }

    private FakeAnswer Act(string method, string[] steps, FakeIdentity identity, string body) => (method, steps) switch
    {
        ("GET", []) => Discussion.List(),
        ("POST", []) => Checked("NewThread", body, json => Discussion.Create(identity, json)),
        ("PATCH", [var id]) => Checked("ThreadChange", body, json => Discussion.Update(int.Parse(id), json)),
        ("PATCH", [var id, "comments", var comment]) =>
            Checked("CommentChange", body, json => Discussion.UpdateComment(identity, int.Parse(id), int.Parse(comment), json)),
        ("DELETE", [var id, "comments", var comment]) => Discussion.DeleteComment(identity, int.Parse(id), int.Parse(comment)),
        _ => FakeAnswer.OutOfContract([$"{method} {string.Join('/', steps)} is no operation of the contract"]),
    };

    private static FakeAnswer Checked(string kind, string body, Func<JsonObject, FakeAnswer> act)
    {
        try
        {
            var json = JsonNode.Parse(body);
            return ThreadContract.Check(kind, json) is { Count: > 0 } faults ? FakeAnswer.OutOfContract(faults) : act(json!.AsObject());
        }
        catch (JsonException fault)
        {
            return FakeAnswer.OutOfContract([fault.Message]);
        }
    }

    private static FakeAnswer Who(FakeIdentity identity) => new(200, new JsonObject
    {
        ["authenticatedUser"] = new JsonObject
        {
            ["id"] = identity.Id.ToString(),
            ["descriptor"] = $"Microsoft.TeamFoundation.ServiceIdentity;{identity.Id}",
            ["providerDisplayName"] = identity.Name,
            ["isActive"] = true,
        },
        ["authorizedUser"] = new JsonObject { ["id"] = identity.Id.ToString(), ["isActive"] = true },
        ["instanceId"] = Guid.NewGuid().ToString(),
        ["deploymentType"] = "hosted",
    });

    private static Task SendAsync(HttpContext context, FakeAnswer answer) => answer.Status == 203
        ? PageAsync(context, 203, FakeAnswer.SignIn)
        : WriteAsync(context, answer.Status, "application/json; charset=utf-8; api-version=7.1", answer.Body?.ToJsonString() ?? "");

    private static Task ThrottleAsync(HttpContext context, int seconds)
    {
        context.Response.Headers.RetryAfter = $"{seconds}";
        context.Response.Headers["X-RateLimit-Delay"] = $"{seconds}";
        return SendAsync(context, FakeAnswer.Throttled);
    }

    private static Task PageAsync(HttpContext context, int status, string html) => WriteAsync(context, status, "text/html; charset=utf-8", html);

    private static Task WriteAsync(HttpContext context, int status, string type, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text);
    }

    private static async Task WriteForeverAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"value":[""");
        var blanks = new byte[64 * 1024];
        Array.Fill(blanks, (byte)' ');
        while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(blanks, context.RequestAborted);
    }
}
