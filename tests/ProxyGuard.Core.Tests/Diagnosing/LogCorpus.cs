using ProxyGuard.Core.Diagnosing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Testing;

namespace ProxyGuard.Core.Tests.Diagnosing;

/// <summary>The logs of failed builds that real programs wrote; the folder of each is the code of its cause.</summary>
internal static class LogCorpus
{
    public static string Root { get; } = SourceTree.PathOf("tests", "ProxyGuard.EndToEnd.Tests", "Doctor", "logs");

    public static IReadOnlyList<(string Name, string Cause, string[] Lines)> All { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.log", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file =>
            (Path.GetRelativePath(Root, file), new FileInfo(file).Directory!.Name, File.ReadAllText(file).Split('\n'))),
    ];

    public static string CauseOf(Diagnosis? diagnosis) => diagnosis is null ? "none" : Codes.Of(diagnosis.Fault);
}
