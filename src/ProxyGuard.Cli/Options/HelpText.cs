using System.Text;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Options;

/// <summary>What <c>--help</c> prints, made from the table of options.</summary>
internal static class HelpText
{
    public static string Render(OptionWording words)
    {
        var help = new StringBuilder(words.HelpStart);
        foreach (var option in OptionTable.All.Where(option => !option.IsCommand))
        {
            var value = option.Values.Count > 0 ? string.Join('|', option.Values) : option.Name.ToUpperInvariant();
            var text = words.Of(option);
            help.Append($"  {option.Flag} {value}\n");
            help.Append($"      {text.Description}\n");
            if (option.Values.Count == 0) help.Append($"      {words.HelpAllowed(text.Allowed, option.IsRepeatable)}\n");
            help.Append($"      {words.HelpDefault(text.Default)}\n");
        }
        return help.Append(words.HelpEnd).ToString();
    }
}
