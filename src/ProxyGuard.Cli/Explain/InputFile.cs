using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Explain;

/// <summary>A file that somebody asks to be explained.</summary>
internal static class InputFile
{
    private const long MostBytes = 1 << 20;

    /// <summary>Its bytes; null with a fault added when it cannot be read or is larger than 1 MiB.</summary>
    public static byte[]? Read(string path, string origin, ExplainWording words, List<string> faults)
    {
        try
        {
            var info = new FileInfo(path);
            if (info.Exists && info.Length <= MostBytes) return File.ReadAllBytes(path);
            faults.Add(words.NoReadableFile(origin, OptionFault.Quote(path), MostBytes));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add(words.CannotBeRead(origin, OptionFault.Quote(path)));
        }
        return null;
    }
}
