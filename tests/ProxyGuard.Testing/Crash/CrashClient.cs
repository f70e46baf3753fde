using System.Net;
using System.Text;
using ProxyGuard.Core.Reports;
using ProxyGuard.Testing.Runs;

namespace ProxyGuard.Testing.Crash;

/// <summary>
/// A client as careless as clients are: it posts runs without pause, repeats some that it heard nothing of and some that it did, gives up
/// others, and concludes some builds.
/// </summary>
internal sealed class CrashClient(CrashLedger ledger, Uri service, string token, int seed) : IDisposable
{
    public const int Repositories = 12;
    private static readonly string[] Statuses = ["success", "failure", "cancelled"];
    private readonly Random _random = new(seed);
    private readonly TypicalRun _runs = new(seed);
    private readonly List<RunReport> _mine = [];
    private readonly HttpClient _client = new(LoopbackOnly.Handler())
    {
        BaseAddress = service,
        Timeout = TimeSpan.FromSeconds(5),
        DefaultRequestHeaders = { { "Authorization", "Bearer " + token } },
    };

    public static string Repository(int number) => $"github.com/acme/crash-{number}";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var run = _mine.Count > 0 && _random.Next(4) == 0 ? _mine[_random.Next(_mine.Count)] : Fresh();
            if (await PostAsync(run, cancellationToken) && _random.Next(3) == 0) await ConcludeAsync(run, cancellationToken);
        }
    }

    /// <summary>Posts an outcome until the service has taken it.</summary>
    public async Task ConcludeAgainAsync(Guid key, CancellationToken cancellationToken)
    {
        while (!await ConcludeAsync(ledger.Sent[key], cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose() => _client.Dispose();

    private RunReport Fresh()
    {
        var run = _runs.Next(Repository(_random.Next(Repositories)), TimeProvider.System.GetUtcNow());
        ledger.Send(run);
        _mine.Add(run);
        return run;
    }

    private async Task<bool> PostAsync(RunReport run, CancellationToken cancellationToken)
    {
        var isStored = await SendAsync("/api/v1/runs", RunReportJson.Write(run), cancellationToken);
        if (isStored) ledger.Acknowledge(run.Key);
        return isStored;
    }

    private async Task<bool> ConcludeAsync(RunReport run, CancellationToken cancellationToken)
    {
        // The same in every repetition, so that a repetition is no contradiction.
        var status = Statuses[run.Key.ToByteArray()[15] % Statuses.Length];
        ledger.Conclude(run.Key, status);
        var body = $$"""{"schema":"1.0","repository":"{{run.Repository}}","status":"{{status}}"}""";
        var isStored = await SendAsync($"/api/v1/runs/{run.Key}/outcome", Encoding.UTF8.GetBytes(body), cancellationToken);
        if (isStored) ledger.AcknowledgeOutcome(run.Key);
        return isStored;
    }

    private async Task<bool> SendAsync(string path, byte[] body, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } };
            using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
            if (answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK) return true;
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                ledger.Contradictions.Enqueue($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
            return false;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
        {
            // Not so fast that starting again is starved.
            await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, CancellationToken.None);
            return false;
        }
    }
}
