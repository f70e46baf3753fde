using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Upload;

/// <summary>What came of posting a report: an answer, or a few words about why there is none.</summary>
internal sealed record UploadResult(UploadAnswer? Answer, Sentence? Fault);

/// <summary>Posts the run report to the service. It never fails a build: whatever goes wrong is a sentence.</summary>
internal sealed class ReportUploader(ServicePost post)
{
    public async Task<UploadResult> PostAsync(Uri service, Secret? token, byte[] report, CancellationToken cancellationToken)
    {
        var answer = await post.SendAsync(service, "/api/v1/runs", token, report, cancellationToken);
        if (answer.Status is not { } status) return new UploadResult(null, answer.Fault);
        if (!answer.IsSuccess)
            return new UploadResult(null, words => words.Service.AnsweredWith(status, Meaning(status, words.Service)));
        return answer.Body is { } body && UploadAnswer.Parse(body) is { } read
            ? new UploadResult(read, null)
            : new UploadResult(null, words => words.Service.AnswerUnreadable);
    }

    private static string Meaning(int status, ServiceWording words) => status switch
    {
        401 or 403 => words.IsTokenRight,
        404 => words.IsAddressRight,
        409 => words.AnotherReport,
        >= 300 and < 400 => words.NotFollowed,
        _ => "",
    };
}
