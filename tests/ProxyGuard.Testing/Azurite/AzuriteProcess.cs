using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ProxyGuard.Testing.Lab;

namespace ProxyGuard.Testing.Azurite;

/// <summary>
/// A real Azurite (see <c>eng/install.sh</c>) with the Table service on a loopback port, an account and a key of its own, and a folder that
/// outlives stopping and starting again. It writes its rows to disk every five seconds and when it is stopped: killed, it forgets.
/// </summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    public const string Account = "proxyguardtest";
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly TempDirectory _files = new();
    private readonly StringBuilder _log = new();
    private readonly bool _isHttps;
    private Process? _process;

    private AzuriteProcess(bool isHttps)
    {
        _isHttps = isHttps;
        Port = LoopbackOnly.FreePort();
    }

    public int Port { get; }

    public string Key { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));

    public Uri Endpoint => new($"{(_isHttps ? "https" : "http")}://127.0.0.1:{Port}/{Account}");

    public string ConnectionString => ConnectionStringAt(Endpoint);

    /// <summary>With HTTPS it shows a certificate of <see cref="LabCertificates.Shared"/> and takes bearer tokens.</summary>
    public static async Task<AzuriteProcess> StartAsync(bool isHttps = false)
    {
        var azurite = new AzuriteProcess(isHttps);
        await azurite.StartAgainAsync();
        return azurite;
    }

    /// <summary>The same account behind another address, such as a front that fails.</summary>
    public string ConnectionStringAt(Uri endpoint) => $"AccountName={Account};AccountKey={Key};TableEndpoint={endpoint}";

    /// <summary>Starts it on the same port with the rows of before; ends when it listens.</summary>
    public async Task StartAgainAsync()
    {
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = StartInfo(), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Note(line.Data, listens);
        _process.ErrorDataReceived += (_, line) => Note(line.Data, listens);
        _process.Exited += (_, _) => listens.TrySetException(new InvalidOperationException($"Azurite ended at once:\n{Log}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await listens.Task.WaitAsync(LongestStart);
    }

    /// <summary>Stops it so that it keeps every row.</summary>
    public async Task StopAsync()
    {
        using (var interrupt = Process.Start("kill", ["-INT", $"{_process!.Id}"])) await interrupt.WaitForExitAsync();
        await EndAsync();
    }

    /// <summary>Ends it at once; what was written in the last seconds is lost.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await KillAsync();
        _files.Dispose();
    }

    private string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var main = Path.Combine(LabEnvironment.Tools, "azurite", "node_modules", "azurite", "dist", "src", "table", "main.js");
        if (!File.Exists(main)) throw new FileNotFoundException($"{main} does not exist: run 'bash eng/install.sh azurite'");
        string[] https = _isHttps ? ["--oauth", "basic", "--cert", CertificateFile(), "--key", KeyFile()] : [];
        string[] place = ["--location", _files.Folder("rows"), "--tableHost", "127.0.0.1", "--tablePort", $"{Port}"];
        var start = new ProcessStartInfo("node", [main, "--silent", "--disableTelemetry", .. place, .. https])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _files.Path,
        };
        start.Environment["AZURITE_ACCOUNTS"] = $"{Account}:{Key}";
        return start;
    }

    private string CertificateFile() =>
        _files.Write("certificate.pem", LabCertificates.Shared.Good.TargetCertificate.ExportCertificatePem());

    private string KeyFile()
    {
        using var key = LabCertificates.Shared.Good.TargetCertificate.GetECDsaPrivateKey()!;
        return _files.Write("key.pem", key.ExportPkcs8PrivateKeyPem());
    }

    private void Note(string? line, TaskCompletionSource listens)
    {
        if (line is null) return;
        lock (_log) _log.AppendLine(line);
        if (line.Contains("successfully started", StringComparison.Ordinal)) listens.TrySetResult();
    }

    private async Task EndAsync()
    {
        await _process!.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }
}
