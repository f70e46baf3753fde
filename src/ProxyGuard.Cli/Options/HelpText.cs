using System.Text;

namespace ProxyGuard.Cli.Options;

/// <summary>What <c>--help</c> prints, made from the table of options.</summary>
internal static class HelpText
{
    public static string Render()
    {
        var text = new StringBuilder("""
            ProxyGuard keeps Go builds green while a module proxy is not, and can prove whose fault it was.

            Usage: proxyguard [guard|probe|conclude|comment|doctor|explain] [options]

              guard      Probe the module proxies, choose, and set GOPROXY for the steps that follow. Done without a command too.
              probe      The same without setting anything.
              conclude   In a last step: tell the service how the build ended, and what its log says broke it.
              comment    In a workflow that follows a fork's run: say on the pull request what that run found.
              doctor     Say what a failed build's log blames, and what to do: doctor build.log, or doctor - for standard input.
              explain    Probe, and say which hop serves each module and where the chain is weak. With a saved run report
                         (explain run.json) or a made-up situation (--faults FILE) nobody is asked.
              --help     Print this.
              --version  Print the version.

            Options. Each is an action input of the same name too, and a variable: --when-none is PROXYGUARD_WHEN_NONE.
            A flag wins over an input, an input over a variable.


            """);
        foreach (var option in OptionTable.All.Where(option => !option.IsCommand))
        {
            var value = option.Values.Count > 0 ? string.Join('|', option.Values) : option.Name.ToUpperInvariant();
            text.Append($"  {option.Flag} {value}\n");
            text.Append($"      {option.Description}\n");
            if (option.Values.Count == 0) text.Append($"      Allowed: {option.Allowed}{(option.IsRepeatable ? " (repeatable)" : "")}.\n");
            text.Append($"      Default: {option.Default}\n");
        }
        return text.Append("""

            Exit codes: 0 fine (also when there is nothing to fetch), 1 no proxy can be used and when-none is fail,
            2 bad options or malformed module files, 3 cancelled, 4 a fault of ProxyGuard's own (under a CI system: 0).

            """).ToString();
    }
}
