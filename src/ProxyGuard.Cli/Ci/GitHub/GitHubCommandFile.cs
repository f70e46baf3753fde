using System.Text;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Ci.GitHub;

/// <summary>
/// Appends to a file that GitHub's runner reads after the step: GITHUB_ENV, GITHUB_OUTPUT or GITHUB_STEP_SUMMARY. Other processes of the
/// step may append at the same time.
/// </summary>
internal sealed class GitHubCommandFile(string variable, string? path)
{
    /// <summary>A summary beyond this is dropped by the runner as a whole.</summary>
    public const int MostSummaryBytes = 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Sets variables or outputs, all of them or none.</summary>
    /// <returns>Why that was not possible, or null.</returns>
    public Task<Sentence?> SetAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var bad = values.Keys.FirstOrDefault(name => !IsName(name));
        if (bad is not null) return Task.FromResult<Sentence?>(words => words.Hosts.NoVariableName(bad));
        return AppendAsync(string.Concat(values.Select(pair => Entry(pair.Key, pair.Value))), int.MaxValue, cancellationToken);
    }

    /// <summary>Appends text as it is, unless the file would then be longer than allowed.</summary>
    /// <returns>Why that was not possible, or null.</returns>
    public async Task<Sentence?> AppendAsync(string text, int mostBytes, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(path)) return words => words.Hosts.NotSet(variable);
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return Append(path, Utf8.GetBytes(text), mostBytes);
            }
            catch (IOException error) when (IsHeld(error) && waited < Patience)
            {
                await Task.Delay(Pause, cancellationToken);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                return words => words.Hosts.FileNotWritten(variable, error.GetType().Name);
            }
        }
    }

    // .NET's append mode is a seek when opening, not an atomic append: without sole access, two writers tear each other's lines.
    private Sentence? Append(string file, byte[] bytes, int mostBytes)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        var newline = EndsInsideLine(stream);
        if (stream.Length + bytes.Length + 1 > mostBytes) return words => words.Hosts.WouldGrow(variable, mostBytes);
        WriteWhole(stream, newline ? [(byte)'\n', .. bytes] : bytes);
        return null;
    }

    // One half of a value would take every later line for the rest of it: on a full disk the file stays as it was.
    private static void WriteWhole(FileStream stream, byte[] bytes)
    {
        var end = stream.Seek(0, SeekOrigin.End);
        try
        {
            stream.Write(bytes);
        }
        catch
        {
            stream.SetLength(end);
            throw;
        }
    }

    // EWOULDBLOCK of Linux, of macOS, and Windows' sharing violation. Anything else is no better a moment later.
    private static bool IsHeld(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static bool EndsInsideLine(FileStream stream)
    {
        if (stream.Length == 0) return false;
        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() != '\n';
    }

    private static string Entry(string name, string value)
    {
        string delimiter;
        do delimiter = $"proxyguard_{Guid.NewGuid():n}"; while (value.Contains(delimiter, StringComparison.Ordinal));
        return $"{name}<<{delimiter}\n{value}\n{delimiter}\n";
    }

    // The runner refuses NODE_OPTIONS, and "=" before "<<" would make the line a variable of another form.
    private static bool IsName(string name) =>
        name.Length > 0 && name != "NODE_OPTIONS" && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');
}
