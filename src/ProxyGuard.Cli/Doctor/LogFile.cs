using ProxyGuard.Core.Diagnosing;

namespace ProxyGuard.Cli.Doctor;

/// <summary>The log of a build: a file, or standard input.</summary>
/// <param name="Path">The file; <c>-</c> for standard input.</param>
internal sealed record LogFile(string Path)
{
    /// <summary>What it says broke the build.</summary>
    /// <param name="input">Standard input. Reading it ends when its writer ends, and cannot be cancelled.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The diagnosis or null, and whether the log could be read.</returns>
    public async Task<(bool IsRead, Diagnosis? Diagnosis)> DiagnoseAsync(TextReader input, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = Path == "-" ? input : new StreamReader(Path);
            return (true, await Task.Run(() => BuildLog.Diagnose(LogLines.Read(reader)), cancellationToken).WaitAsync(cancellationToken));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (false, null);
        }
    }
}
