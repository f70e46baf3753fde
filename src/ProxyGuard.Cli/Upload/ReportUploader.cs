using System.Net;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Upload;

/// <summary>What came of posting a report: an answer, or a few words about why there is none.</summary>
internal sealed record UploadResult(UploadAnswer? Answer, string? Fault);

/// <summary>Posts the run report to the service. It never fails a build: whatever goes wrong is a sentence.</summary>
internal sealed class ReportUploader(ServicePost post)
{
    public async Task<UploadResult> PostAsync(Uri service, Secret? token, byte[] report, CancellationToken cancellationToken)
    {
        var answer = await post.SendAsync(service, "/api/v1/runs", token, report, cancellationToken);
        if (answer.Status is not { } status) return new UploadResult(null, answer.Fault);
        if (!answer.IsSuccess) return new UploadResult(null, $"the service answered with status {(int)status}{Meaning(status)}");
        return answer.Body is { } body && UploadAnswer.Parse(body) is { } read
            ? new UploadResult(read, null)
            : new UploadResult(null, "the service took the report, but its answer could not be read");
    }

    private static string Meaning(HttpStatusCode status) => (int)status switch
    {
        401 or 403 => " (is report-token right?)",
        404 => " (is report-url the address of a ProxyGuard service?)",
        409 => " (another report has the same run key)",
        >= 300 and < 400 => " (redirects are not followed)",
        _ => "",
    };
}
