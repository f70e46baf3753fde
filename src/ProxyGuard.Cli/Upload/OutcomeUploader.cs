using System.Net;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Upload;

/// <summary>Posts to the service how a build ended.</summary>
internal sealed class OutcomeUploader(ServicePost post)
{
    /// <returns>Why it was not kept, or null.</returns>
    public async Task<string?> PostAsync(
        Uri service, Secret? token, Guid runKey, BuildOutcome outcome, CancellationToken cancellationToken)
    {
        var json = BuildOutcomeJson.Write(outcome);
        var answer = await post.SendAsync(service, $"/api/v1/runs/{runKey}/outcome", token, json, cancellationToken);
        if (answer.Status is not { } status) return answer.Fault;
        return answer.IsSuccess ? null : $"the service answered with status {(int)status}{Meaning(status)}";
    }

    private static string Meaning(HttpStatusCode status) => (int)status switch
    {
        401 or 403 => " (is report-token right?)",
        404 => " (it has no such run of this repository: was the guard's report kept?)",
        409 => " (it has another outcome of this build)",
        >= 300 and < 400 => " (redirects are not followed)",
        _ => "",
    };
}
