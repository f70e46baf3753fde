using ProxyGuard.Cli.Ci;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Doctor;

/// <summary>
/// <c>proxyguard doctor</c>: says in at most five lines what broke a build and what to do about it. It fails nothing: the build has
/// failed already.
/// </summary>
internal sealed class DoctorCommand(ICiHost host, TextReader input, DoctorWording words)
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "doctor";

    /// <summary>Says what broke the build.</summary>
    /// <param name="log">The failed build's log.</param>
    /// <param name="secrets">What must not be shown, whatever the log holds.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task RunAsync(LogFile log, IReadOnlyList<string> secrets, CancellationToken cancellationToken)
    {
        var (isRead, diagnosis) = await log.DiagnoseAsync(input, cancellationToken);
        if (!isRead)
        {
            host.Annotate(Severity.Warning, words.LogUnreadable(OptionFault.Quote(log.Path)));
            return;
        }
        var lines = DiagnosisText.Of(diagnosis, words).Select(line => KnownSecrets.Hide(line, secrets)).ToList();
        // Beside the log a CI system shows one line; at a terminal all of them belong together.
        if (host.Kind == Core.Reports.CiKind.None || diagnosis is null) host.Say(lines[0]);
        else host.Annotate(DiagnosisText.IsProxys(diagnosis) ? Severity.Warning : Severity.Notice, lines[0]);
        foreach (var line in lines.Skip(1)) host.Say(line);
    }
}
