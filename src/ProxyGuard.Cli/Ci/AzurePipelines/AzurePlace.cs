using System.Globalization;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Ci.AzurePipelines;

/// <summary>Finds from an agent's variables where a run's comment stands.</summary>
internal static class AzurePlace
{
    // A stage that is run again counts on where its jobs begin anew, and the other way round.
    private static readonly string[] Attempts = ["SYSTEM_STAGEATTEMPT", "SYSTEM_JOBATTEMPT"];

    /// <returns>The place, or why it cannot be told; neither when the build validates no pull request.</returns>
    public static HostAnswer<CommentPlace> Find(IReadOnlyDictionary<string, string> environment, Secret? token, TimeProvider time)
    {
        if (!IsPullRequest(environment)) return default;
        if (environment.GetValueOrDefault("BUILD_REPOSITORY_PROVIDER") != "TfsGit")
            return Fault(words => words.Hosts.AzureReposOnly);
        // An agent gives a step its token only where that is asked for.
        if (token is null) return Fault(words => words.Hosts.AzureTokenMissing);
        if (AzurePullRequest.Find(environment) is not { } pullRequest)
            return Fault(words => words.Hosts.AgentHidesPullRequest);
        if (environment.GetValueOrDefault("SYSTEM_DEFINITIONID") is not { Length: > 0 } pipeline || Build(environment) is not { } build)
            return Fault(words => words.Hosts.AgentHidesRun);
        var api = new RestApi("Azure DevOps", pullRequest.Collection, token, ("Accept", "application/json"));
        return HostAnswer.Of(new CommentPlace(
            new AzureThreads(api, pullRequest, pipeline, time), pipeline, build, Attempt(environment), RunBegan(environment)));
    }

    private static bool IsPullRequest(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault("SYSTEM_PULLREQUEST_PULLREQUESTID") is { Length: > 0 };

    private static long? Build(IReadOnlyDictionary<string, string> environment) =>
        long.TryParse(environment.GetValueOrDefault("BUILD_BUILDID"), NumberStyles.None, CultureInfo.InvariantCulture, out var build)
            && build > 0
            ? build
            : null;

    private static int Attempt(IReadOnlyDictionary<string, string> environment) =>
        Attempts.Max(name => CiText.Number(environment.GetValueOrDefault(name)) ?? 1);

    private static DateTimeOffset? RunBegan(IReadOnlyDictionary<string, string> environment) =>
        DateTimeOffset.TryParse(
            environment.GetValueOrDefault("SYSTEM_PIPELINESTARTTIME"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var began)
            ? began
            : null;

    private static HostFault Fault(Sentence sentence) => new(HostFaultKind.Final, sentence);
}
