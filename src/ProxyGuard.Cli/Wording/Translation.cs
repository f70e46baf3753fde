using System.Globalization;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.Cli.Wording;

/// <summary>
/// Says what the engine made of a file or a setting. Its sentences are English, stand beside the rule they explain, and come with their
/// arguments; those that are sentences too are said in the same language.
/// </summary>
/// <param name="find">Finds the language's sentence by the English one; what is missing is said in English.</param>
internal sealed class Translation(Func<string, string?> find)
{
    public string Say(SourceFault fault) => $"{fault.Place}: {Say(fault.Words)}";

    public string Say(FormattableString words) => string.Format(
        CultureInfo.InvariantCulture,
        find(words.Format) ?? words.Format,
        [.. words.GetArguments().Select(argument => argument is FormattableString part ? Say(part) : argument)]);
}
