using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Options;

/// <summary>Which language is spoken: what the option <c>lang</c> says, else what the environment says as POSIX reads it. It is known
/// before any other option is, so that a fault of theirs is said in it too.</summary>
internal static class LanguageChoice
{
    // In this order, and the first that is not empty counts alone (POSIX.1-2024, 8.2).
    private static readonly string[] Locales = ["LC_ALL", "LC_MESSAGES", "LANG"];

    // Where Chinese is written in simplified letters; a bare zh is read as that too.
    private static readonly string[] Simplified = ["zh", "zh_cn", "zh_sg", "zh_hans", "zh_hans_cn", "zh_hans_sg"];

    public static Language Of(CommandLineArguments arguments, IReadOnlyDictionary<string, string> environment) =>
        new OptionValues(arguments, environment, Language.English.Options).Find(OptionTable.Lang) is [{ Text: "en" or "zh" } chosen, ..]
            ? Of(chosen.Text == "zh")
            : Of(IsChinese(environment));

    private static bool IsChinese(IReadOnlyDictionary<string, string> environment)
    {
        var locale = Locales.Select(name => environment.GetValueOrDefault(name, "")).FirstOrDefault(value => value.Length > 0) ?? "";
        return Simplified.Contains(locale.Split('.', '@')[0].Replace('-', '_').ToLowerInvariant());
    }

    private static Language Of(bool isChinese) => isChinese ? Language.Chinese : Language.English;
}
