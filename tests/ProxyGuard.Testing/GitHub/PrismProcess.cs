using System.Diagnostics;
using System.Text;

namespace ProxyGuard.Testing.GitHub;

/// <summary>
/// A real Prism (see <c>eng/install.sh</c>) in front of the stateful fake: it checks every request and every answer against GitHub's own
/// description and answers with an error of its own where one of them breaks it. With nothing behind it, it answers with the description's
/// examples.
/// </summary>
public sealed class PrismProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly TempDirectory _files = new();
    private readonly StringBuilder _log = new();
    private readonly int _port = LoopbackOnly.FreePort();
    private readonly Process _process;

    private PrismProcess(string? upstream)
    {
        var slice = _files.Write("github.json", ContractSlice.Of(
            "/user",
            "/repos/{owner}/{repo}/issues/{issue_number}/comments",
            "/repos/{owner}/{repo}/issues/{issue_number}/events",
            "/repos/{owner}/{repo}/issues/comments/{comment_id}",
            "/repos/{owner}/{repo}/pulls",
            "/repos/{owner}/{repo}/commits/{commit_sha}/pulls").ToJsonString());
        // Not all of GitHub's examples are as GitHub describes them: only requests are held to it then.
        string[] mode = upstream is null ? ["mock", slice] : ["proxy", slice, upstream, "--errors"];
        var main = Path.Combine(LabEnvironment.Tools, "contract", "node_modules", "@stoplight", "prism-cli", "dist", "index.js");
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("node", [main, .. mode, "-h", "127.0.0.1", "-p", $"{_port}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = _files.Path,
            },
            EnableRaisingEvents = true,
        };
    }

    public string Url => $"http://127.0.0.1:{_port}";

    /// <summary>What it said so far, with every breach it found.</summary>
    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    public static async Task<PrismProcess> StartAsync(string? upstream = null)
    {
        var prism = new PrismProcess(upstream);
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        prism._process.OutputDataReceived += (_, line) => prism.Note(line.Data, listens);
        prism._process.ErrorDataReceived += (_, line) => prism.Note(line.Data, listens);
        prism._process.Exited += (_, _) => listens.TrySetException(new InvalidOperationException($"Prism ended at once:\n{prism.Log}"));
        prism._process.Start();
        prism._process.BeginOutputReadLine();
        prism._process.BeginErrorReadLine();
        await listens.Task.WaitAsync(LongestStart);
        return prism;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _files.Dispose();
    }

    private void Note(string? line, TaskCompletionSource listens)
    {
        if (line is null) return;
        lock (_log) _log.AppendLine(line);
        if (line.Contains("is listening", StringComparison.Ordinal)) listens.TrySetResult();
    }
}
