namespace ProxyGuard.Cli.Upload;

/// <summary>Puts the run report into a file: whole or not at all.</summary>
internal static class ReportFile
{
    /// <summary>Why the file cannot be written, in a few words; null when it can.</summary>
    public static string? WhyNotWritable(string path)
    {
        try
        {
            if (Directory.Exists(path)) return "it is a directory";
            var trial = Beside(path);
            using (new FileStream(trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose)) return null;
        }
        catch (DirectoryNotFoundException)
        {
            return "its directory does not exist";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return "access is refused";
        }
    }

    /// <summary>Writes beside the file and moves it into place, so that a reader never sees half a report.</summary>
    /// <returns>Why that was not possible, or null.</returns>
    public static string? Write(string path, byte[] report)
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
            return $"it cannot be written ({error.GetType().Name})";
        }
    }

    private static string Beside(string path)
    {
        var full = Path.GetFullPath(path);
        return Path.Combine(Path.GetDirectoryName(full) ?? "/", $".{Path.GetFileName(full)}.{Guid.NewGuid():n}.tmp");
    }
}
