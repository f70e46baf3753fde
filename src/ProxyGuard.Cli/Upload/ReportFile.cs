using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Upload;

/// <summary>Puts the run report into a file: whole or not at all.</summary>
internal static class ReportFile
{
    /// <summary>Why the file cannot be written, in a few words; null when it can.</summary>
    public static Sentence? WhyNotWritable(string path)
    {
        try
        {
            if (Directory.Exists(path)) return words => words.Options.IsDirectory;
            var trial = Beside(path);
            using (new FileStream(trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose)) return null;
        }
        catch (DirectoryNotFoundException)
        {
            return words => words.Options.DirectoryMissing;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return words => words.Options.AccessRefused;
        }
    }

    /// <summary>Writes beside the file and moves it into place, so that a reader never sees half a report.</summary>
    /// <returns>Why that was not possible, or null.</returns>
    public static Sentence? Write(string path, byte[] report)
    {
        var temporary = Beside(path);
        try
        {
            File.WriteAllBytes(temporary, report);
            File.Move(temporary, path, overwrite: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            return words => words.Options.WriteFailed(error.GetType().Name);
        }
    }

    private static string Beside(string path)
    {
        var full = Path.GetFullPath(path);
        return Path.Combine(Path.GetDirectoryName(full) ?? "/", $".{Path.GetFileName(full)}.{Guid.NewGuid():n}.tmp");
    }
}
