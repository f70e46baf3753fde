namespace ProxyGuard.Cli.Wording.Chinese.Engine;

/// <summary>The sentences of the engine in Chinese, by their English as the compiler makes a format of it.</summary>
internal static class ChineseEngine
{
    public static IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>(
    [
        .. ChineseModuleFiles.Sentences, .. ChineseProxySettings.Sentences, .. ChineseReports.Sentences, .. ChineseSituations.Sentences,
    ]);

    // Read when the first fault is told: most runs have none.
    public static string? Find(string english) => Sentences.GetValueOrDefault(english);
}
