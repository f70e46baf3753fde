using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Upload;

/// <summary>Posts to the service how a build ended.</summary>
internal sealed class OutcomeUploader(ServicePost post)
{
    /// <returns>Why it was not kept, or null.</returns>
    public async Task<Sentence?> PostAsync(
        Uri service, Secret? token, Guid runKey, BuildOutcome outcome, CancellationToken cancellationToken)
    {
        var json = BuildOutcomeJson.Write(outcome);
        var answer = await post.SendAsync(service, $"/api/v1/runs/{runKey}/outcome", token, json, cancellationToken);
        if (answer.Status is not { } status) return answer.Fault;
        return answer.IsSuccess ? null : words => words.Service.AnsweredWith(status, Meaning(status, words.Service));
    }

    private static string Meaning(int status, ServiceWording words) => status switch
    {
        401 or 403 => words.IsTokenRight,
        404 => words.NoSuchRun,
        409 => words.AnotherOutcome,
        >= 300 and < 400 => words.NotFollowed,
        _ => "",
    };
}
