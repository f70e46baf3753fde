using ProxyGuard.Cli.Options;

namespace ProxyGuard.Cli.Explain;

/// <summary>A file that somebody asks to be explained.</summary>
internal static class InputFile
{
    private const long MostBytes = 1 << 20;

    /// <summary>Its bytes; null with a fault added when it cannot be read or is larger than 1 MiB.</summary>
    public static byte[]? Read(string path, string origin, List<string> faults)
    {
        try
        {
            var info = new FileInfo(path);
            if (info.Exists && info.Length <= MostBytes) return File.ReadAllBytes(path);
            faults.Add($"{origin}: {OptionFault.Quote(path)} is no readable file of at most {MostBytes} bytes");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{origin}: {OptionFault.Quote(path)} cannot be read");
        }
        return null;
    }
}
