namespace ProxyGuard.Core.Modules;

/// <summary>Names of files and directories as the user would name them.</summary>
internal static class SourceName
{
    /// <summary>A name inside a directory, without the noise of <c>./</c>.</summary>
    public static string In(string directory, string name)
    {
        if (Path.IsPathRooted(name)) return name;
        var parts = name.Split('/').Where(part => part is not ("" or "."));
        var inner = string.Join('/', parts);
        if (inner is "") return directory;
        return directory is "" or "." ? inner : Path.Join(directory, inner);
    }
}
