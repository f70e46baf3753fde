namespace ProxyGuard.Core.Modules.Syntax;

/// <summary>A file read from disk with a limit, or the one reason why it was not.</summary>
/// <param name="Name">The file as the user would name it.</param>
/// <param name="Content">Its bytes; null when it is missing, too large or unreadable.</param>
/// <param name="Fault">Why it could not be read; null when it was, and when there is no such file.</param>
internal sealed record SourceFile(string Name, byte[]? Content, SourceFault? Fault)
{
    private const int MaxBytes = 16 * 1024 * 1024;

    public static SourceFile Read(string name)
    {
        try
        {
            if (!File.Exists(name)) return new SourceFile(name, null, null);
            using var stream = File.OpenRead(name);

            // A device says that it is empty and never ends: the limit holds while reading too.
            if (stream.Length > MaxBytes || ReadAtMost(stream, MaxBytes) is not { } content) return TooLarge(name);
            return new SourceFile(name, content, null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new SourceFile(name, null, new SourceFault(name, 0, WhyNotRead(failure)));
        }
    }

    private static FormattableString WhyNotRead(Exception failure) => failure switch
    {
        UnauthorizedAccessException => $"cannot be read: no permission",
        _ => $"cannot be read: input/output error",
    };

    private static byte[]? ReadAtMost(FileStream stream, int limit)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (stream.Read(buffer) is > 0 and var read)
        {
            if (content.Length + read > limit) return null;
            content.Write(buffer, 0, read);
        }
        return content.ToArray();
    }

    private static SourceFile TooLarge(string name) =>
        new(name, null, new SourceFault(name, 0, $"larger than {MaxBytes / 1024 / 1024} MiB, so it was not read"));
}
